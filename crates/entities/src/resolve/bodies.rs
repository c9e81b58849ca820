//! Bodies of the United Nations that are named without them: «в Совбезе», «Генеральная Ассамблея соберётся». Where the document
//! speaks of the organisation and of no state's body of that name, they are its own.

use super::lists;
use super::name::Name;
use super::organisations::Proper;
use super::words::folded;
use crate::Label;

/// What states have too, by its key in the list, or what a body is called alone; and the body of the United Nations.
const BODIES: &[(&str, &str)] =
    &[("SOVBEZ", "Совет Безопасности ООН"), ("генеральная ассамблея", "Генеральная Ассамблея ООН")];

/// Gives those of `names` their values.
pub(super) fn give(names: &mut [Name]) {
    let of_nations = |name: &Name| name.value.as_deref().is_some_and(|value| matches!(value, "UN" | "UNSC" | "UNGA"));
    if !names.iter().any(|name| name.label == Label::Org && of_nations(name)) {
        return;
    }
    for (own, whole) in BODIES {
        let is_body = |name: &Name| match name.proper.as_ref() {
            Some(Proper { listed: Some(listed), .. }) => listed.key == *own,
            Some(_) => folded(name.best()) == *own,
            None => false,
        };
        let alone = |name: &Name| name.proper.as_ref().is_some_and(|proper| proper.described.is_empty());
        let mine = |name: &Name| name.label == Label::Org && name.value.is_none() && is_body(name);
        let of_states = names.iter().any(|name| name.label == Label::Org && is_body(name) && !alone(name));
        let Some(listed) = lists::get().organisation(whole).filter(|_| !of_states) else { continue };
        for name in names.iter_mut().filter(|name| mine(name) && alone(name)) {
            name.proper = Some(Proper::of_list(name.best(), *listed));
            name.listed = Some(*listed);
            name.value = Some(listed.key.to_owned());
            name.inferred = true;
        }
    }
}
