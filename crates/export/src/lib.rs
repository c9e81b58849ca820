//! Analyses as files of other programs.
