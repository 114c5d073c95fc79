rule! {
    /// The writer talks themselves down.
    ///
    /// A follow-up is read by somebody who is comparing. Advisers say: raise no doubts that the reader
    /// did not have; doubt is catching. If something went wrong, or is missing, say what you have done
    /// about it, and nothing else.
    ///
    /// ```draft
    /// I know I was nervous on Tuesday, and although I lack experience with cranes, I learn.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// What you did about it is worth a sentence.
    ///
    /// ```draft
    /// You asked about cranes. I had never driven one, so I took the course on Saturday and passed.
    /// ```
    SelfDeprecating = "self-deprecating", Wording, Note, says "talks you down", label "say what you have, not what you lack"
}
