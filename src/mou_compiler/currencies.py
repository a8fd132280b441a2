"""Currencies: every code of ISO 4217, and the Chinese names of those that have a short and clear one."""

from __future__ import annotations

CODES = tuple(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
    CDF CHE CHF CHW CLF CLP COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC
    SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA
    XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL
    """.split()  # noqa: SIM905 -- a table is read more easily so
)
"""All codes but CNY and USD, which have words of their own, and XTS and XXX, which stand for no money."""

CHINESE = {
    "AUD": "澳元", "BRL": "雷亚尔", "CAD": "加元", "CHF": "瑞士法郎", "DKK": "丹麦克朗", "EUR": "欧元", "GBP": "英镑",
    "HKD": "港元", "IDR": "印尼盾", "INR": "印度卢比", "JPY": "日元", "KRW": "韩元", "MOP": "澳门元", "MYR": "林吉特",
    "NOK": "挪威克朗", "NZD": "新西兰元", "RUB": "卢布", "SEK": "瑞典克朗", "SGD": "新加坡元", "THB": "泰铢",
    "TWD": "新台币", "VND": "越南盾", "ZAR": "兰特",
}  # fmt: skip

OTHERWISE = {
    "EUR": ("euros", "euro"), "GBP": ("pounds", "pound"), "HKD": ("港币",), "INR": ("rupees", "rupee"),
    "JPY": ("yen", "円", "日圆"), "KRW": ("won", "원"), "TWD": ("新台幣",),
}  # fmt: skip
"""Further spellings. That another country has pounds too does no harm: an amount is of the currency of its attribute."""
