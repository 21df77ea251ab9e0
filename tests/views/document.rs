//! Documents in each format: what is in them stays text, and they hold and refer to nothing else.

use daymark::render::document::chart::{Chart, ChartSeries};
use daymark::render::document::heatmap::{Calendar, CalendarWeek, DaySign};
use daymark::render::document::html::{self, Print};
use daymark::render::document::{Block, Cells, Document, Fact, markdown};
use insta::assert_snapshot;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::layout::harmless;

/// Every kind of block, with one text in all places.
fn all(text: &str) -> Document {
    let own = || text.to_owned();
    let series = |values| ChartSeries { name: own(), values, top: 10.0 };
    Document {
        title: own(),
        lead: vec![own(), own()],
        blocks: vec![
            Block::Heading(own()),
            Block::Paragraph(own()),
            Block::Care(own()),
            Block::Facts(vec![Fact { name: own(), texts: vec![own(), own()] }]),
            Block::List(vec![own(), format!("{text}\n{text}")]),
            Block::Steps(vec![own(), own()]),
            Block::Quotation(format!("{text}\n\n  {text}")),
            Block::Table(Cells {
                head: vec![String::new(), own()],
                rows: vec![vec![own(), own()]],
            }),
            Block::Chart(Chart {
                title: own(),
                is_told: false,
                of: own(),
                labels: vec![own(), own(), own()],
                series: vec![series(vec![Some(0.0), None, Some(10.0)])],
            }),
            Block::Calendar(Calendar {
                title: own(),
                weekdays: std::array::from_fn(|_| own()),
                weeks: vec![CalendarWeek {
                    label: own(),
                    days: [
                        None,
                        Some(DaySign::NoUse),
                        Some(DaySign::Use),
                        Some(DaySign::Nothing),
                        Some(DaySign::Open),
                        Some(DaySign::Low),
                        Some(DaySign::High),
                    ],
                }],
                legend: vec![(DaySign::NoUse, own())],
            }),
            Block::NewSheet(own()),
            Block::End(own()),
        ],
    }
}

#[test]
fn as_markdown() {
    assert_snapshot!(markdown::write(&all("a <b> *c*"), true), @r"
    # a \<b> \*c\*

    a \<b> \*c\* · a \<b> \*c\*

    ## a \<b> \*c\*

    a \<b> \*c\*

    **a \<b> \*c\***

    - **a \<b> \*c\*:**
      - a \<b> \*c\*
      - a \<b> \*c\*

    - a \<b> \*c\*
    - a \<b> \*c\*\
      a \<b> \*c\*

    1. a \<b> \*c\*
    2. a \<b> \*c\*

    > a \<b> \*c\*
    >
    > &nbsp;&nbsp;a \<b> \*c\*

    |  | a \<b> \*c\* |
    |---|---|
    | a \<b> \*c\* | a \<b> \*c\* |

    **a \<b> \*c\***

    | A \<b> \*c\* | a \<b> \*c\* |
    |---|---|
    | a \<b> \*c\* | 0 |
    | a \<b> \*c\* | – |
    | a \<b> \*c\* | 10 |

    **a \<b> \*c\*:** a \<b> \*c\*

    | Week of | a \<b> \*c\* | a \<b> \*c\* | a \<b> \*c\* | a \<b> \*c\* | a \<b> \*c\* | a \<b> \*c\* | a \<b> \*c\* |
    |---|---|---|---|---|---|---|---|
    | a \<b> \*c\* |  | without | use | – | open | 0 to 3 | 7 to 10 |

    ## a \<b> \*c\*

    a \<b> \*c\*
    ");
}

#[test]
fn as_html() {
    let page = html::write(&all("a <b> & \"c\""), Print::Usual);
    let (head, body) = page.split_once("<body>").unwrap();
    let (before, style) = head.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    assert_snapshot!(before, @r#"
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-fIiZdAKSArQ8JYDNTHDuMRnqLxOAV4TVZbzIyfwPGpU='; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>a &#60;b&#62; &#38; &#34;c&#34;</title>
    "#);
    assert_snapshot!(body, @r#"
    <main>
    <h1>a &#60;b&#62; &#38; &#34;c&#34;</h1>
    <p class="lead">a &#60;b&#62; &#38; &#34;c&#34; · a &#60;b&#62; &#38; &#34;c&#34;</p>
    <h2>a &#60;b&#62; &#38; &#34;c&#34;</h2>
    <p>a &#60;b&#62; &#38; &#34;c&#34;</p>
    <p class="care"><strong>a &#60;b&#62; &#38; &#34;c&#34;</strong></p>
    <dl>
    <div><dt>a &#60;b&#62; &#38; &#34;c&#34;</dt><dd>a &#60;b&#62; &#38; &#34;c&#34;</dd><dd>a &#60;b&#62; &#38; &#34;c&#34;</dd></div>
    </dl>
    <ul>
    <li class="typed">a &#60;b&#62; &#38; &#34;c&#34;</li>
    <li class="typed">a &#60;b&#62; &#38; &#34;c&#34;
    a &#60;b&#62; &#38; &#34;c&#34;</li>
    </ul>
    <ol>
    <li class="typed">a &#60;b&#62; &#38; &#34;c&#34;</li>
    <li class="typed">a &#60;b&#62; &#38; &#34;c&#34;</li>
    </ol>
    <blockquote class="typed">a &#60;b&#62; &#38; &#34;c&#34;

      a &#60;b&#62; &#38; &#34;c&#34;</blockquote>
    <div class="scroll" tabindex="0" role="group" aria-label=", a &#60;b&#62; &#38; &#34;c&#34;">
    <table>
    <thead><tr><td></td><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th></tr></thead>
    <tbody>
    <tr><th scope="row">a &#60;b&#62; &#38; &#34;c&#34;</th><td>a &#60;b&#62; &#38; &#34;c&#34;</td></tr>
    </tbody>
    </table>
    </div>
    <figure class="few">
    <figcaption>a &#60;b&#62; &#38; &#34;c&#34;</figcaption>
    <div class="pictures">
    <div class="picture"><span class="name" aria-hidden="true">a &#60;b&#62; &#38; &#34;c&#34;</span><svg role="img" aria-labelledby="f9t1 f9d1" viewBox="0 0 60 41" preserveAspectRatio="none" class="stretched"><title id="f9t1">a &#60;b&#62; &#38; &#34;c&#34;, a &#60;b&#62; &#38; &#34;c&#34;</title><desc id="f9d1">from 0 to 10, 1 gap where nothing was logged</desc><path class="bar" d="M2,38.00h16v2.00h-16z"/><path class="ground" d="M0,40.00h20v1.00h-20z"/><path class="bar" d="M42,2.00h16v38.00h-16z"/><path class="ground" d="M40,40.00h20v1.00h-20z"/></svg></div>
    </div>
    <details open><summary>a &#60;b&#62; &#38; &#34;c&#34;, as a table</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="a &#60;b&#62; &#38; &#34;c&#34;">
    <table>
    <thead><tr><th scope="col">A &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th></tr></thead>
    <tbody>
    <tr><th scope="row">a &#60;b&#62; &#38; &#34;c&#34;</th><td>0</td></tr>
    <tr><th scope="row">a &#60;b&#62; &#38; &#34;c&#34;</th><td>–</td></tr>
    <tr><th scope="row">a &#60;b&#62; &#38; &#34;c&#34;</th><td>10</td></tr>
    </tbody>
    </table>
    </div>
    </details>
    </figure>
    <figure>
    <figcaption>a &#60;b&#62; &#38; &#34;c&#34;</figcaption>
    <div class="pictures">
    <div class="picture"><svg role="img" aria-labelledby="f10t1 f10d1" viewBox="0 0 12 84" width="18" class="calendar"><title id="f10t1">a &#60;b&#62; &#38; &#34;c&#34;: a column a week</title><desc id="f10d1">a &#60;b&#62; &#38; &#34;c&#34;</desc><path class="no-use" d="M1.5,13.50h9v9.00h-9z"/><path class="use" d="M6,25.5l4.5,4.5l-4.5,4.5l-4.5,-4.5z"/><path class="nothing" d="M5,42a1,1 0 1,0 2,0a1,1 0 1,0 -2,0"/><path class="open" d="M3,54a3,3 0 1,0 6,0a3,3 0 1,0 -6,0"/><path class="low" d="M1.5,68.25h9v2.25h-9z"/><path class="high" d="M1.5,73.50h9v9.00h-9z"/></svg></div>
    </div>
    <ul class="legend">
    <li><svg aria-hidden="true" width="14" height="14" viewBox="0 0 12 12"><path class="no-use" d="M1.5,1.50h9v9.00h-9z"/></svg> a &#60;b&#62; &#38; &#34;c&#34;</li>
    </ul>
    <details><summary>a &#60;b&#62; &#38; &#34;c&#34;, as a table</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="a &#60;b&#62; &#38; &#34;c&#34;">
    <table>
    <thead><tr><th scope="col">Week of</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th><th scope="col">a &#60;b&#62; &#38; &#34;c&#34;</th></tr></thead>
    <tbody>
    <tr><th scope="row">a &#60;b&#62; &#38; &#34;c&#34;</th><td></td><td>without</td><td>use</td><td>–</td><td>open</td><td>0 to 3</td><td>7 to 10</td></tr>
    </tbody>
    </table>
    </div>
    </details>
    </figure>
    <h2 class="sheet">a &#60;b&#62; &#38; &#34;c&#34;</h2>
    <div class="end">
    <p class="made">a &#60;b&#62; &#38; &#34;c&#34;</p>
    <div class="lines" aria-hidden="true"><hr><hr></div>
    </div>
    </main>
    </body>
    </html>
    "#);
    // A browser takes the style by this hash alone.
    let hash = Sha256::digest(style);
    let named = before.split("sha256-").nth(1).unwrap().split('\'').next().unwrap();
    assert_eq!(base64_of(&hash), named);
    // An address would be in quotes or brackets.
    for refers in ["://", "url(", "@import", "<script", "<link", "src=", " style=", "href"] {
        assert!(!page.contains(refers), "{refers}");
    }
}

/// The bytes in base 64, counted out by hand.
fn base64_of(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let of = |chunk: &[u8]| {
        let bits =
            (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        let signs = (0..=chunk.len()).map(move |at| SIGNS[(bits >> (18 - 6 * at) & 63) as usize]);
        let fill = std::iter::repeat_n(b'=', 3 - chunk.len());
        signs.chain(fill).map(char::from).collect::<String>()
    };
    bytes.chunks(3).map(of).collect()
}

#[test]
fn a_gap_has_neither_bar_nor_ground_and_a_zero_has_both() {
    let values = |values: Vec<Option<f64>>| {
        let series = vec![ChartSeries { name: "Mood".to_owned(), values, top: 10.0 }];
        let labels = vec!["Mon 16".to_owned(), "Tue 17".to_owned()];
        let chart = Chart {
            title: "Day by day".to_owned(),
            of: "day".to_owned(),
            is_told: false,
            labels,
            series,
        };
        html::write(
            &Document { blocks: vec![Block::Chart(chart)], ..Document::default() },
            Print::Usual,
        )
    };
    let bars =
        |page: &str| (page.matches("class=\"bar\"").count(), page.matches("\"ground\"").count());
    assert_eq!(bars(&values(vec![Some(0.0), None])), (1, 1));
    assert_eq!(bars(&values(vec![Some(0.0), Some(3.5)])), (2, 2));
    let page = values(vec![Some(2.0), None]);
    assert!(
        page.contains("<desc id=\"f1d1\">always 2, 1 gap where nothing was logged</desc>"),
        "{page}"
    );
    assert!(page.contains("<tr><th scope=\"row\">Tue 17</th><td>–</td></tr>"), "{page}");
}

/// What is read on a page, without its tags.
fn read(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text: String = parts.collect();
    let mut parts = text.split("&#");
    let before = parts.next().unwrap_or_default().to_owned();
    let signs = parts.map(|part| {
        let (number, rest) = part.split_once(';').expect("a sign's number ends in a semicolon");
        let sign = number.parse().ok().and_then(char::from_u32).expect("a sign has a number");
        format!("{sign}{rest}")
    });
    std::iter::once(before).chain(signs).collect()
}

proptest! {
    #[test]
    fn every_text_reads_as_typed(text in "[ -~é日<>&\"'`]{1,40}") {
        let quoted = Document { blocks: vec![Block::Quotation(text.clone())], ..Document::default() };
        let page = html::write(&quoted, Print::Usual);
        let (_, body) = page.split_once("<blockquote class=\"typed\">").unwrap();
        let (body, _) = body.split_once("</blockquote>").unwrap();
        prop_assert!(!body.contains('<'));
        prop_assert_eq!(read(body), text);
    }

    #[test]
    fn nothing_in_a_text_moves_a_terminal(text in any::<String>()) {
        let page = html::write(&all(&text), Print::Usual);
        harmless(&page)?;
        prop_assert_eq!(page.matches("<h1>").count(), 1);
        prop_assert!(!page.contains("<script"));
        harmless(&markdown::write(&all(&text), true))?;
    }
}
