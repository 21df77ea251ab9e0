//! Markup that a person typed is text in Markdown: no link, picture, tag, heading or code of theirs, and nothing of
//! it is missing.

use std::collections::BTreeMap;

use daymark::domain::text::Name;
use markdown::ParseOptions;
use markdown::mdast::Node;

use crate::naughty::home;
use crate::support::Home;

/// What a reader of Markdown makes something else of than text.
const MARKUP: [&str; 57] = [
    "[words](http://one.example)",
    "[words](<http://one.example> \"title\")",
    "[words](javascript:alert(1))",
    "![picture](http://one.example/p.png)",
    "![picture](data:image/png;base64,AAAA)",
    "[![p](http://one.example/p)](http://one.example)",
    "[words][ref] and [ref]\n\n[ref]: http://one.example 'title'",
    "[ref]: http://one.example",
    "[ref]:\nhttp://one.example",
    "a note[^1]\n\n[^1]: http://one.example",
    "[[words]]",
    "- [x] done",
    "<http://one.example>",
    "<ana@one.example>",
    "<javascript:alert(1)>",
    "http://one.example/a_b_c?d=*e*",
    "(https://one.example)",
    "HTTPS://ONE.EXAMPLE",
    "ftp://one.example",
    "www.one.example/path_a_b",
    "see WWW.one.example.",
    "ana@one.example",
    "mailto:ana@one.example",
    "xmpp:ana@one.example/home",
    "javascript:alert(1)",
    "http&#58;//one.example",
    "&#104;ttp://one.example",
    "http\\://one.example",
    "*http://one.example*",
    "<a href=\"http://one.example\">words</a>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<div>\n\nwords\n\n</div>",
    "<!-- words -->",
    "<?php words ?>",
    "<![CDATA[words]]>",
    "&lt;a&gt; &amp; &copy;",
    "# heading",
    "words\n# heading\n## heading",
    "words\n=====",
    "words\n-----",
    "***",
    "---",
    "_ _ _",
    "> quoted\n>> twice",
    "- one\n- two\n  - three",
    "* one\n+ two",
    "1. one\n2) two",
    "    code by four spaces",
    "\tcode by a tab",
    "```\ncode\n```",
    "~~~ words\ncode",
    "a `code` and ``more",
    "*a* _b_ **c** __d__ ~~e~~ ~f~",
    "| a | b |\n|---|:-:|\n| c | d |",
    "\\",
    "a\\\nb  \nc",
];

/// Each page that there is as Markdown.
const PAGES: [&str; 8] = [
    "export data --format md --yes",
    "packet --include notes,names,places,private --format md --yes",
    "beside --include names --format md --yes",
    "week --format md",
    "week --numbers --format md",
    "trends --format md",
    "review month --format md",
    "plan show --format md",
];

/// What a page holds, as a program reads it that makes links of addresses, too: how many of each part but of those
/// that a text is made of, and all that is read.
fn parts(markdown: &str) -> (BTreeMap<String, usize>, String) {
    fn visit(node: &Node, parts: &mut BTreeMap<String, usize>, read: &mut String) {
        match node {
            Node::Text(text) => read.push_str(&text.value),
            // An address stands in such a one, where nothing makes a link of it.
            Node::InlineCode(code) if code.value.contains('@') => read.push_str(&code.value),
            Node::Break(_) | Node::Paragraph(_) => read.push(' '),
            other => {
                let name = format!("{other:?}");
                let name = name.split([' ', '(', '{']).next().unwrap().to_owned();
                *parts.entry(name).or_default() += 1;
                read.push(' ');
            }
        }
        node.children().into_iter().flatten().for_each(|one| visit(one, parts, read));
    }
    let (mut parts, mut read) = (BTreeMap::new(), String::new());
    let node = markdown::to_mdast(markdown, &ParseOptions::gfm()).unwrap();
    visit(&node, &mut parts, &mut read);
    (parts, unspaced(&read))
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

fn page(home: &Home, line: &str) -> String {
    let said = home.run(line);
    assert_eq!(said.code, 0, "{line}: {said}");
    said.stdout
}

#[test]
fn markup_of_a_person_is_text_in_markdown() {
    let copies = 0..MARKUP.len();
    let typed = home(&MARKUP.map(str::to_owned), copies.clone());
    let plain = home(&["words".to_owned()], copies);
    for line in PAGES {
        let (found, _) = parts(&page(&typed, line));
        let (expected, _) = parts(&page(&plain, line));
        assert_eq!(found, expected, "{line}");
    }
    let (_, read) = parts(&page(&typed, PAGES[0]));
    for text in MARKUP {
        assert!(read.contains(&unspaced(text)), "{text:?}");
    }
}

/// What is no text of an entry or of a record: words in the settings, questions of one's own, a unit, who a page is for.
#[test]
fn markup_in_words_of_ones_own_is_text_in_markdown() {
    let pages = |words: &str| {
        let home = Home::with_journal();
        home.write_config("config.toml", &labels(words));
        // A number would be read as one of the cost.
        let cost = format!("24 {}", words.replace(|c: char| c.is_ascii_digit(), ""));
        let answer = format!("{words}={words}");
        for line in [
            &["scale", "add", "--answer", "words", "--", words][..],
            &["checkin", "--mood", "6", "--used", "no", "--scale", &answer, "--craving", "3"],
            &["focus", "edit", "heroin", "--unit", words, "--usual", "6", "--cost", &cost],
            &["focus", "edit", "heroin", "--limit", "2/day", "--name", words],
            &["checkin", "--date", "yesterday", "--amount", &format!("{words}=3")],
        ] {
            let said = home.heard(&mut home.daymark(line));
            assert_eq!(said.code, 0, "{line:?}: {said}");
        }
        let given = ["--for", words, "--talk", words];
        PAGES.map(|line| {
            let mut told = crate::support::words(line);
            told.extend(given.iter().take(if line.starts_with("packet") { 4 } else { 0 }));
            let said = home.heard(&mut home.daymark(&told));
            assert_eq!(said.code, 0, "{told:?}: {said}");
            parts(&said.stdout)
        })
    };
    let expected = pages("words");
    let names = MARKUP.into_iter().filter(|words| words.parse::<Name>().is_ok());
    for typed in names.step_by(2) {
        let found = pages(typed);
        for ((found, expected), line) in found.iter().zip(&expected).zip(PAGES) {
            assert_eq!(found.0, expected.0, "{typed:?}, {line}");
        }
        assert!(found[0].1.matches(&unspaced(typed)).count() > 3, "{typed:?}");
    }
}

/// Settings in which each label is made of these words.
fn labels(words: &str) -> String {
    let labels = ["day", "no_use", "use", "check_ins", "mood", "craving"];
    let labels = labels.map(|label| format!("{label} = '{words}'\n"));
    format!("[labels]\n{}", labels.concat())
}
