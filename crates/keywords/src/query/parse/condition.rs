//! Conditions on a token: what stands between `[` and `]`.

use super::{Condition, Node, Parser, QueryError, TagPattern, shown, single};

const ATTRIBUTES: &str = "word, lemma, pos, gram, entity, name";

impl Parser<'_> {
    /// `[…]`.
    pub(super) fn bracket(&mut self) -> Result<Node, QueryError> {
        let open = self.at;
        self.at += 1;
        if self.eat(']') {
            return Ok(Node::Token(Condition::Any));
        }
        let condition = self.one_of()?;
        if !self.eat(']') {
            let message = match self.peek() {
                None => return Err(self.error(open, "this [ is not closed; expected ]".into())),
                Some(c) => format!("expected &, | or ], but «{c}» came"),
            };
            return Err(self.error(self.at, message));
        }
        Ok(Node::Token(condition))
    }

    fn one_of(&mut self) -> Result<Condition, QueryError> {
        let mut all = vec![self.all()?];
        while self.eat('|') {
            all.push(self.all()?);
        }
        Ok(single(all, Condition::OneOf))
    }

    fn all(&mut self) -> Result<Condition, QueryError> {
        let mut all = vec![self.condition()?];
        while self.eat('&') {
            all.push(self.condition()?);
        }
        Ok(single(all, Condition::All))
    }

    fn condition(&mut self) -> Result<Condition, QueryError> {
        self.space();
        let at = self.at;
        if self.eat('!') {
            self.enter(at)?;
            let condition = self.condition()?;
            self.depth -= 1;
            return Ok(Condition::Not(Box::new(condition)));
        }
        if self.eat('(') {
            self.enter(at)?;
            let condition = self.one_of()?;
            if !self.eat(')') {
                return Err(self.error(at, "this ( is not closed; expected )".into()));
            }
            self.depth -= 1;
            return Ok(condition);
        }
        let length = self.rest().find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest().len());
        let attribute = &self.rest()[..length];
        if !["word", "form", "lemma", "pos", "tag", "gram", "entity", "name"].contains(&attribute) {
            let came = if attribute.is_empty() { self.peek().map(String::from) } else { Some(shown(attribute)) };
            let came = came.map_or("the query ends".to_string(), |came| format!("«{came}» came"));
            return Err(self.error(at, format!("expected an attribute ({ATTRIBUTES}), but {came}")));
        }
        self.at += length;
        self.space();
        let negated = self.rest().starts_with("!=");
        if !negated && !self.rest().starts_with('=') {
            return Err(self.error(self.at, format!("expected = or != after «{attribute}»")));
        }
        self.at += if negated { 2 } else { 1 };
        self.space();
        let condition = if matches!(attribute, "pos" | "tag" | "gram") {
            let (at, text, _) = self.wanted()?;
            Condition::Tag(TagPattern::parse(text).map_err(|error| self.error(at, error.to_string()))?)
        } else {
            let value = self.wanted_value()?;
            match attribute {
                "lemma" => Condition::Lemma(value),
                "entity" => Condition::Label(value),
                "name" => Condition::Name(value),
                _ => Condition::Form(value),
            }
        };
        Ok(if negated { Condition::Not(Box::new(condition)) } else { condition })
    }
}
