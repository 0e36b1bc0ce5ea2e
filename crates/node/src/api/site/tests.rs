//! How files of the page are found and sent.

use super::*;

const FILE: File = File { path: "/a.js", plain: b"plain", brotli: Some(b"br"), gzip: Some(b"gz") };

fn asking(name: HeaderName, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
}

#[test]
fn the_smallest_form_that_is_read_is_sent() {
    for (asked, coding) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip;q=1.0, br;q=0", Some("gzip")),
        ("br;q=0.5", Some("br")),
        ("identity", None),
        ("", None),
    ] {
        assert_eq!(packed(&FILE, &asking(header::ACCEPT_ENCODING, asked)).0, coding, "{asked}");
    }
    let only = File { brotli: None, ..FILE };
    assert_eq!(packed(&only, &asking(header::ACCEPT_ENCODING, "br")).1, b"plain");
}

#[test]
fn the_list_ascends_so_that_files_are_found() {
    assert!(FILES.windows(2).all(|pair| pair[0].path < pair[1].path));
    assert!(FILES.iter().all(|file| find(file.path).is_some_and(|found| found.path == file.path)));
}

#[test]
fn only_browsers_are_led_into_the_page() {
    let html = asking(header::ACCEPT, "text/html,application/xhtml+xml");
    assert!(is_within_page("/asset/7", &html));
    assert!(!is_within_page("/assets/gone-1234.js", &html));
    assert!(!is_within_page("/asset/7", &asking(header::ACCEPT, "*/*")));
}

#[tokio::test]
async fn every_file_comes_with_the_pages_policy() {
    for file in FILES {
        let response = answer(file, &HeaderMap::new());
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"));
        let fixed = response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable");
        assert_eq!(fixed, file.path.starts_with(FIXED), "{}", file.path);
        let again = asking(header::IF_NONE_MATCH, "x");
        assert_eq!(answer(file, &again).status(), StatusCode::OK);
        let same = HeaderMap::from_iter([(header::IF_NONE_MATCH, TAGS[file.path].clone())]);
        assert_eq!(answer(file, &same).status(), StatusCode::NOT_MODIFIED);
    }
    assert!(matches!(home(HeaderMap::new()).await.status(), StatusCode::OK));
}
