//! Finds a mistake with the library as it is published.

use followup_lint::{Linter, Record};

fn main() {
    let record: Record = "[[interviewer]]\nname = \"Rita Izaguirre\"\n".parse().expect("a record");
    let linter = Linter::builder().record(record).build().expect("a linter");
    let draft = linter.read(b"Dear Ms. Izaguire,\n\nI am shore you will like it.\n");
    let found: Vec<&str> = linter.check(&draft).diagnostics.iter().map(|found| found.rule).collect();
    assert_eq!(found, ["interviewer-name", "homophone"]);
    println!("a program that depends on the library finds {}", found.join(" and "));
}
