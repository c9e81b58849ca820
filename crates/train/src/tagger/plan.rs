//! How the net is trained. `docs/TRAINING.md` tells what was tried.

use super::net::{Dropout, Layer};
use crate::Failure;

macro_rules! plan {
    ($($name:ident $default:literal $doc:literal,)*) => {
        /// The numbers of a training. `--set name=value` tries another one.
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub(crate) struct Plan { $(#[doc = $doc] pub $name: f32,)* }

        impl Default for Plan {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Plan {
            const NAMES: &[&str] = &[$(stringify!($name)),*];

            fn numbers(&self) -> Vec<f32> {
                vec![$(self.$name),*]
            }

            /// Sets `name=value`.
            pub(crate) fn set(&mut self, assignment: &str) -> Result<(), Failure> {
                let names = concat!($(" ", stringify!($name)),*);
                let wrong = || Failure(format!("--set takes NAME=NUMBER, not {assignment}; names are{names}"));
                let (name, value) = assignment.split_once('=').ok_or_else(wrong)?;
                let value = value.parse::<f32>().map_err(|_| wrong())?;
                match name {
                    $(stringify!($name) => self.$name = value,)*
                    _ => return Err(wrong()),
                }
                Ok(())
            }
        }
    };
}

plan! {
    least 12.0 "A word must occur so often to have a row of its own.",
    hashed 32768.0 "Hashed rows, a power of two.",
    width 128.0 "Width of the layers.",
    teacher_width 160.0 "Width of the teachers' layers.",
    teachers 3.0 "Number of teachers.",
    teacher_rounds 2.0 "Times that a teacher goes through the silver texts.",
    rounds 3.0 "Times that the net goes through the silver texts.",
    repeat 4.0 "Each of NEREL's documents counts so often in a round.",
    taught 1.0 "Share of the silver texts on which the teachers mark full mentions.",
    taught_weight 1.0 "What a taught text counts.",
    variants 0.1 "Share of silver texts that stand in another variant besides.",
    rate 0.002 "Largest step.",
    word_drop 0.1 "A word's own row is left out so often while learning.",
    layer_drop 0.2 "A layer's value is left out so often while learning.",
    bare_rounds 4.0 "Times that factRuEval's documents are gone through at the end.",
    bare_rate 0.0006 "Largest step of that.",
    bare_repeat 6.0 "Each of factRuEval's documents counts so often in such a round.",
    bare_silver 0.09 "Share of the silver texts mixed in.",
    row_step 0.023 "What one unit of a row is worth in the pack.",
    least_bare 0.4 "The least probability of a bare name.",
    least_full 0.42 "The least probability of a full mention.",
    least_hard 0.3 "The same of a label that is hard to find.",
    heat_bare 1.15 "What the scores of bare names are divided by.",
    heat_full 1.8 "What the scores of full mentions are divided by.",
}

impl Plan {
    pub(crate) fn dropout(&self) -> Dropout {
        Dropout { word: self.word_drop, layer: self.layer_drop }
    }

    /// The numbers that matter before factRuEval's documents: the first ones.
    pub(crate) fn ground(&self) -> Vec<f32> {
        let later = Self::NAMES.iter().position(|name| *name == "bare_rounds").unwrap_or(Self::NAMES.len());
        self.numbers()[..later].to_vec()
    }

    /// The layers above the first.
    pub(crate) fn layers() -> Vec<Layer> {
        [(1, false), (1, true), (2, false), (4, false)].map(|(reach, memory)| Layer { reach, memory }).to_vec()
    }
}
