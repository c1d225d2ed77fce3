//! Values said without a number: `Toàn bộ các … đã` is 100 %, `không có … phát sinh` is 0, `dẫn đầu` is place 1.

use super::{Figure, Nature};
use crate::{claims::Claims, noun, sentence::Sentence};
use model::{Basis, Form, Qualifier, Quantity};
use rust_decimal::Decimal;
use std::ops::Range;

const WHOLE: &[&str] = &["toàn bộ các", "toàn bộ", "tất cả các", "tất cả"];
const NONE: &[&str] = &["không có", "không phát sinh", "chưa có", "không xảy ra", "không để xảy ra"];
const FIRST: &[&str] = &["dẫn đầu", "đứng đầu", "đứng thứ nhất", "xếp thứ nhất", "xếp vị trí thứ nhất"];

/// Every value said in words, where no figure owns those words.
pub(crate) fn find(s: &Sentence<'_>, claims: &Claims) -> Vec<Figure> {
    let mut found = Vec::new();
    if ![WHOLE, NONE, FIRST].iter().any(|phrases| s.has_any(0..s.len(), phrases)) {
        return found;
    }
    for at in 0..s.len() {
        let one = whole(s, at).or_else(|| none(s, at)).or_else(|| first_place(s, at));
        if let Some(figure) = one.filter(|f| claims.are_free(f.tokens.clone())) {
            found.push(figure);
        }
    }
    found
}

/// `Toàn bộ các thủ tục của Sở đã …`: the subject of a sentence about what was done.
fn whole(s: &Sentence<'_>, at: usize) -> Option<Figure> {
    let from = s.after_any(at, WHOLE)?;
    let opens = at == 0 || s.is_mark(at - 1) || s.word_before(at) == "nay";
    let head = noun::head_at(s, from).filter(|h| h.known && opens)?;
    let phrase = noun::phrase_end(s, head.end, |_| true);
    let done = (phrase..phrase + 12).find(|i| s.after_any(*i, &["đã", "đều", "được"]).is_some())?;
    let straight = (phrase..done).all(|i| s.is_word(i) || s.word(i) == ",");
    straight.then(|| figure(at..phrase, Some(from..phrase), Decimal::ONE_HUNDRED, "%", Form::Rate, Nature::Percent))
}

/// `không có vụ việc khiếu nại phát sinh`.
fn none(s: &Sentence<'_>, at: usize) -> Option<Figure> {
    let from = s.after_any(at, NONE)?;
    let head = noun::head_at(s, from).filter(|h| h.known)?;
    let phrase = noun::phrase_end(s, head.end, |_| true);
    let limit = (phrase..phrase + 8).find(|i| matches!(s.word(*i), "." | ";" | "")).unwrap_or(phrase + 8);
    let arises = s.word(at + 1) != "có" || s.has_any(from..limit, &["phát sinh", "tồn đọng", "xảy ra", "quá hạn"]);
    arises.then(|| figure(at..phrase, Some(from..phrase), Decimal::ZERO, &head.unit, Form::Number, Nature::Count))
}

/// `dẫn đầu`, `đứng đầu`, `đứng thứ nhất` in a rating.
fn first_place(s: &Sentence<'_>, at: usize) -> Option<Figure> {
    let end = s.after_any(at, FIRST)?;
    let rated = s.has_any(0..s.len(), &["chỉ số", "index", "xếp hạng", "bảng xếp hạng", "mức độ sẵn sàng", "dti"]);
    rated.then(|| figure(at..end, None, Decimal::ONE, "hạng", Form::Rank, Nature::Rank))
}

fn figure(
    tokens: Range<usize>,
    noun: Option<Range<usize>>,
    value: Decimal,
    unit: &str,
    form: Form,
    nature: Nature,
) -> Figure {
    let quantity = Quantity {
        value,
        value2: None,
        unit: Some(unit.to_owned()),
        scale: None,
        form,
        qualifier: Qualifier::Exact,
        basis: Basis::Actual,
    };
    Figure {
        number: tokens.start,
        tokens,
        noun,
        quantity,
        nature,
        comparison: None,
        implicit: true,
        glued: false,
        broken: false,
        bare: false,
    }
}
