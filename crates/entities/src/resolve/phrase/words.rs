//! Words of places that change as few others do.

/// Words after which a place's own name agrees: «города Москвы».
pub(in crate::resolve) const DESCRIPTORS: &[&str] = &[
    "город",
    "река",
    "село",
    "поселок",
    "деревня",
    "остров",
    "озеро",
    "станица",
    "республика",
    "королевство",
    "государство",
    "аул",
    "штат",
    "провинция",
    "эмират",
    "княжество",
    "хутор",
    "гора",
];

/// First parts of foreign places, which don't change.
pub(super) const STAYING: &[&str] = &[
    "Аль",
    "Бад",
    "Буэнос",
    "Вест",
    "Ист",
    "Коста",
    "Ла",
    "Лас",
    "Лос",
    "Нью",
    "Порт",
    "Пуэрто",
    "Рио",
    "Сан",
    "Санта",
    "Сен",
    "Сент",
    "Сьерра",
    "Форт",
    "Эль",
];
