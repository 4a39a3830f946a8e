"""English terms of intellectual property, and the Chinese ones that they mean here."""

GLOSSARY: dict[str, str] = {
    "patent": "专利",
    "patents": "专利",
    "patents granted": "专利授权量",
    "granted": "授权",
    "grants": "授权",
}
