"""Who can clear a product or an operation: authorities by name, and bodies that govern."""

from __future__ import annotations

import re

_AUTHORITY = (
    r"(?:U\.?S\.? |US |European |EU |UK |U\.K\. |China’s |Japan’s )?(?:FDA|Food and Drug Administration|EMA|European Medicines Agency|European Commission|Health Canada|MHRA|PMDA|NMPA|CFDA|TGA|"
    r"Therapeutic Goods Administration|ANVISA|Anvisa|CDSCO|DCGI|SFDA|HSA|KFDA|MFDS|Swissmedic|FAA|Federal Aviation Administration|EASA|EPA|FCC|USDA|FERC|NRC|CMA|FTC|SEC|BaFin|FINMA|FCA|MAS|RBI|SEBI|VARA|"
    r"COFEPRIS|Saudi FDA|MHLW|OCC|FINRA|DOE|DEA|CMS|FSA|EFSA|Ofcom|Ofgem|Federal Deposit Insurance Corporation|FDIC|NCUA|Federal Reserve|Bank of England|ECB|CFTC|FinCEN|NHTSA|CPSC|BLM|BOEM|Transport Canada|OSFI|APRA|ASIC|CSSF|CySEC|HKMA|JFSA|DFSA|ADGM|NYDFS|CNMV|Consob|INVIMA|Medsafe|DGCA|CAAC|IMDA|TRAI|ACCC|Health New Zealand|Environment Agency|World Health Organization|WHO)"
)
KNOWN = re.compile(rf"^(?:the )?{_AUTHORITY}\b")
_BODY = re.compile(
    r"\b(?:Commission|Agency|Authority|Board|Council|Administration|Ministry|Department|Bureau|Directorate|Committee|Court|Regulator|Inspectorate|Central Bank|Reserve Bank|Monetary Authority|Commissioner|Government of|State of|City of|Health Authority|Parliament|Ministries|Office of|Secretariat)\b"
)
_NO_BODY = re.compile(
    r"\b(?:Board of Directors|Supervisory Board|Advisory|Ethics|Review Board of|Institutional Review|Shareholders|Executive Committee|Investment Committee|Audit)\b|^Board$",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Return whether a name is that of a body that governs; a board of directors or an ethics committee is none."""
    return bool(_BODY.search(name)) and not _NO_BODY.search(name)


def is_authority(name: str) -> bool:
    """Return whether a name is that of a known authority or of another body that governs."""
    return bool(KNOWN.search(name)) or is_body(name)
