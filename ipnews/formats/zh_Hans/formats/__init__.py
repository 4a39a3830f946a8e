"""2023-04-27 09:48 at the desk; readers are told of 2023年4月27日 09:48 (`TOLD_FORMAT`)."""

DATETIME_FORMAT = "Y-m-d H:i"
TOLD_FORMAT = "Y年n月j日 H:i"
