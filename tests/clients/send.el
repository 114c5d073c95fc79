;; Sends the draft of a file as message-mode does, and prints what its user would see of that.
(require 'message)
(setq user-full-name "Maya Lindqvist"
      user-mail-address "maya@lid.example"
      mail-host-address "lid.example"
      coding-system-for-read 'utf-8
      message-auto-save-directory nil)
(find-file (getenv "DRAFT"))
(message-mode)
(condition-case failure
    (message-send)
  (error
   (princ (error-message-string failure))
   (dolist (buffer (buffer-list))
     (when (string-match-p "sendmail errors\\|followup-lint" (buffer-name buffer))
       (princ (with-current-buffer buffer (buffer-string)))))))
