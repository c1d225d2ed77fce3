//! A drawing as SVG, for the page and for `compare --svg`. Text stays text; user text is escaped.

use super::drawing::{Drawing, Mark};
use super::markup::escaped;
use std::fmt::Write;

impl Drawing<'_> {
    /// The drawing as a file of its own, with words that say what it shows.
    #[must_use]
    pub fn svg(&self, title: &str, description: &str) -> String {
        let mut out = String::new();
        let (w, h) = (round(self.width), round(self.height));
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             font-family=\"'Times New Roman', 'Liberation Serif', serif\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n",
            escaped(title),
            escaped(description)
        );
        for mark in &self.marks {
            write_mark(&mut out, mark);
        }
        out.push_str("</svg>\n");
        out
    }
}

fn write_mark(out: &mut String, mark: &Mark<'_>) {
    let _ = match mark {
        Mark::Line { from, to, weight, dashed } => {
            let dash = if *dashed { " stroke-dasharray=\"3 2\"" } else { "" };
            let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(round);
            writeln!(
                out,
                "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"#000\" stroke-width=\"{}\"{dash}/>",
                round(*weight)
            )
        }
        Mark::Area { points, grey, edge } => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", round(*x), round(*y))).collect();
            let fill = grey.map_or_else(|| "none".to_owned(), colour);
            let edge =
                edge.map(|edge| format!(" stroke=\"#000\" stroke-width=\"{}\"", round(edge))).unwrap_or_default();
            writeln!(out, "<polygon points=\"{}\" fill=\"{fill}\"{edge}/>", points.join(" "))
        }
        Mark::Words(words) => {
            let style = if words.italic { " font-style=\"italic\"" } else { "" };
            let (x, y) = (round(words.at.0), round(words.at.1));
            let text = escaped(&words.text);
            writeln!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"{style}>{text}</text>", round(words.size))
        }
    };
}

fn colour(grey: f32) -> String {
    let level = level(grey);
    format!("#{level:02x}{level:02x}{level:02x}")
}

/// A grey from 0 to 1 in 256 steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255 by the clamp")]
pub(crate) fn level(grey: f32) -> u8 {
    (grey.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Hundredths of a point are enough.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
