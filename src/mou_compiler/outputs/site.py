"""The site: pages for people who would rather look than read; it opens from a file and from any host."""

from __future__ import annotations

from mou_compiler.publishing.output import Output
from mou_compiler.site.site import files

OUTPUT = Output("site", files)
