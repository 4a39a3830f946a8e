"""Comments 批注 in the admin: shown in the editor and on the review page, written on their own."""
