"""Who may enter: sign-in with its locks and its log, sessions that end idle, rules for passwords.

Front doors: `sign_in.SignInForm`, `locks.unlock`, the middleware `signed_in.SignedInMiddleware`.
Never keeps a password, nor what was typed as a user name where no account has it: that may be one.
"""
