"""What people call the columns of their tables: synonyms of the fields, and of the fact types."""

from __future__ import annotations

GENERAL: dict[str, str] = {
    "acquirer": "acquirer, buyer, acquiring company, acquiring firm, acquiring organization, acquiror,"
    " bidder, bidder company, purchaser, acquired by, bought by, acquirer name, buyer name, acquirer company, erwerber, kaufer",
    "target": "target, target company, acquired company, acquiree, target name, acquired firm,"
    " acquired organization, acquiree name, acquired business, company acquired, target firm, zielunternehmen",
    "seller": "seller, seller company, vendor, divestor, divesting company, selling company, seller name, sold by, verkaufer",
    "partners": "partners, partner, partner company, partner name, collaborator, companies, parties, partner organization",
    "parties": "parties, party, companies, merging companies, merging parties, notifying parties, company",
    "parents": "parents, venture partners, shareholders, parent companies",
    "investors": "investors, investor, lead investor, lead investors, investor name, investor names, backers,"
    " backer, venture investors, all investors, other investors, co investors",
    "companies": "companies, company, company name, manufacturer, vendor, launched by, developer",
    "company": "company, company name, name, organization, organization name, firm, firm name, vendor, player,"
    " business, enterprise, key player, market player, participant, issuer, startup, entity, unternehmen, firma",
    "country": "country, country code, dominant country, hq country, country of headquarters, headquarters country, home country,"
    " nation, country of origin, domicile, country name, company country, land",
    "headquarters": "headquarters, hq, city, hq city, headquarters city, headquarters location, hq location,"
    " headquartered in, based in, location, seat, sitz",
    "owner": "owner, parent, parent company, ultimate parent, holding company, shareholder, owned by",
    "supplier": "supplier, provider, vendor, seller, contractor, supplier name, service provider",
    "customer": "customer, client, buyer, customer name, contracting authority, purchaser",
    "authority": "authority, regulator, agency, competition authority, regulatory body",
    "result": "result, resulting company, combined company, new company, merged company, new entity",
    "alias": "alias, other name, also known as, aka, former name, formerly, short name, trading name, brand name, brand",
    "product": "product, product name, solution, offering, service, brand, software, device, project",
    "products": "products, product, product name, solutions, services, offerings, product names, key products",
    "facility": "facility, site, plant, facility name",
    "market": "market, industry, market name, industry name, sector",
    "segment": "segment, category, subcategory, sub segment, segment name, subsegment, market segment",
    "dimension": "dimension, segmentation, segment type, segmented by, basis, segmentation basis",
    "parent": "parent, parent segment, parent market, wider market, broader market",
    "region": "region, geography, area, country, territory, region country, geographic region",
    "withinRegion": "within region, of region, wider region",
    "withinSegment": "within segment, of segment, wider segment",
    "date": "date, deal date, announced date, date announced, announcement date, announced, announced on,"
    " acquired on, acquired at, acquisition date, transaction date, date of announcement, closed date, closed, closed on, closing date,"
    " date closed, completion date, completed, completed on, effective date, funded at, funded on, funding date, launch date, opening date,"
    " approval date, signing date, decision date, publication date, published, month, year, deal year, datum",
    "notified": "notified, notification date, date notified, notified on",
    "from": "from, valid from, since, start, start date, owned since",
    "until": "until, valid to, to, end, end date, valid until",
    "year": "year, fiscal year, reporting year, as of year, jahr",
    "startYear": "start year, from year, base year, from, first year",
    "endYear": "end year, to year, forecast year, to, last year",
    "baseYear": "base year",
    "forecastStart": "forecast start, forecast from",
    "forecastEnd": "forecast end, forecast to, forecast until",
    "founded": "founded, year founded, founded year, founding year, foundation year, established, founded in, incorporated",
    "amount": "amount, price, value, deal value, deal size, transaction value, purchase price, consideration, raised,"
    " amount raised, price amount, raised amount, funding amount, total raised, investment amount, transaction size, deal amount,"
    " contract value, round size, market size, market value, size, revenue, turnover, sales, funding, preis, betrag, volumen",
    "currency": "currency, currency code, price currency, price currency code, raised currency, raised currency code,"
    " deal currency, ccy, wahrung",
    "percent": "percent, percentage, share, market share, cagr, growth, growth rate, share %, market share %, %, share percent",
    "stake": "stake, % acquired, stake acquired, percent acquired, percentage acquired, stake %, stake percent, % stake,"
    " ownership, ownership %, ownership percent, shareholding, share, stake percentage",
    "status": "status, deal status, transaction status, state",
    "kind": "kind, category, factor type, investor type, company type, type",
    "object": "object, acquired object, deal object",
    "round": "round, funding round, funding round type, round type, series, stage, investment round, investment type",
    "rank": "rank, ranking, position, place in ranking",
    "criterion": "criterion, ranked by",
    "role": "role, market role, position",
    "qualifier": "qualifier",
    "purpose": "purpose, description, scope, partnership type, subject, details, aim",
    "termMonths": "term months, term in months, duration months, months",
    "sites": "sites, number of sites, site count",
    "customers": "customers, number of customers, customer count",
    "description": "description, about, profile, company description, overview, summary, short description",
    "definition": "definition, description",
    "title": "title, factor, driver, headline, name, report title, report, report name",
    "publisher": "publisher, published by, research firm, author",
    "factor": "factor, driver, restraint",
    "work": "work, study, paper, cited work",
    "statement": "statement, finding, result, claim",
    "name": "name, regulation, law, rule, act, regulation name",
    "sku": "sku, report code, product code, report id",
    "methods": "methods, method, methodology",
    "contents": "contents, table of contents",
    "case": "case, case number, case no, case id",
    "outcome": "outcome, decision, result, decision type",
    "deal": "deal, deal type",
    "scheme": "scheme, identifier scheme, id type, classification",
    "value": "value, identifier, id, number",
    "code": "code, class code",
    "label": "label, code label, class",
    "url": "url, link, website, web page, homepage, web site, product url",
    "source.publisher": "source publisher, source, publisher, research firm, source name, reported by, data source",
    "source.title": "source title, report title, title of source, report, article, headline, title, report name",
    "source.date": "source date, report date, published, publication date, published on, publication year",
    "source.url": "source url, source link, url, link, news url, news link, article url, reference, web page, news",
}
"""Field to the headers that mean it, the likeliest first; in the folded form of ``headers.fold``."""

SPECIFIC: dict[str, dict[str, str]] = {
    "Acquisition": {
        "target": "company, company name, name, organization, firm, business, startup, entity",
        "acquirer": "parent, parent company, owner",
    },
    "MarketShare": {"percent": "value, share"},
    "GrowthRate": {"percent": "cagr, growth rate, growth, cagr %, value"},
    "Partnership": {"partners": "company, company name, organization, company a, company b, firm"},
    "Investment": {
        "company": "target, portfolio company, investee, investee company, company funded"
    },
    "JointVenture": {
        "parents": "partners, partner, parent, companies",
        "company": "joint venture, venture, jv, jv name, venture name",
    },
    "SpinOff": {"seller": "parent, parent company, university, origin"},
    "Ownership": {"company": "subsidiary, unit, brand, owned company, subsidiary name"},
    "Regulation": {"region": "jurisdiction"},
    "MarketFactor": {"kind": "factor type, type of factor"},
    "Segment": {"segment": "name"},
    "Market": {"market": "name"},
}
"""The same where a header means a field only in facts of one type."""

TYPE_HEADERS = (
    "type, fact type, deal type, transaction type, event type, kind of deal, record type, event"
)
"""Headers of a column that says of each row what fact it is."""

TYPE_NAMES: dict[str, str] = {
    "Acquisition": "acquisition, acquisitions, takeover, takeovers, buyout, buyouts, m&a, mergers and acquisitions,"
    " merger acquisition, lbo, management buyout, acquihire, asset acquisition, majority acquisition, deals, ma deals",
    "Merger": "merger, mergers, merger of equals",
    "JointVenture": "joint venture, joint ventures, jv, jvs",
    "Investment": "investment, investments, funding, funding round, funding rounds, fundings, venture, minority investment,"
    " venture round, rounds, minority stake",
    "SpinOff": "spin off, spin offs, spinoff, spinoffs, spinout, spin out, demerger",
    "DealReview": "deal review, deal reviews, merger case, merger cases, merger control, cases",
    "Partnership": "partnership, partnerships, collaboration, collaborations, alliance, alliances, partners, strategic alliance",
    "CommercialAgreement": "commercial agreement, commercial agreements, agreement, agreements, contract, contracts,"
    " supply agreement, supply contract, customers",
    "ProductLaunch": "product launch, product launches, launch, launches, new product",
    "ProductUpdate": "product update, product updates, update, upgrade, updates",
    "FacilityOpening": "facility opening, facility openings, opening, expansion, openings, expansions, new facility",
    "RegulatoryApproval": "regulatory approval, regulatory approvals, approval, approvals, clearance, clearances, fda clearance",
    "Report": "report, reports",
    "Market": "market, markets",
    "MarketSize": "market size, market sizes, sizes, revenues, published sizes",
    "GrowthRate": "growth rate, growth rates, growth, cagr, cagrs",
    "MarketShare": "market share, market shares, shares",
    "Ranking": "ranking, rankings, ranks",
    "Segment": "segment, segments, segmentation",
    "Coverage": "coverage, regions, countries covered",
    "MarketParticipant": "market participant, market participants, participants, players, key players, vendors, market players",
    "Offering": "offering, offerings, products, product offerings, product",
    "MarketFactor": "market factor, market factors, factors, drivers, dynamics, market dynamics",
    "Finding": "finding, findings",
    "Regulation": "regulation, regulations, laws",
    "CompanyProfile": "company profile, company profiles, profiles, companies, firms, organizations",
    "Alias": "alias, aliases, other names, names",
    "Ownership": "ownership, ownerships, subsidiaries, owners, shareholdings",
    "Identifier": "identifier, identifiers, ids",
    "Classification": "classification, classifications, industry codes, sectors",
}
"""Fact type to what people call it in a type column, a sheet's name or a file's name."""

SIGNATURES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(fields.split()))
    for name, fields in (
        ("DealReview", "case parties"),
        ("Acquisition", "acquirer target"),
        ("Investment", "investors company"),
        ("Investment", "round company amount"),
        ("Investment", "investors"),
        ("CommercialAgreement", "supplier customer"),
        ("Identifier", "scheme value"),
        ("Classification", "scheme code"),
        ("RegulatoryApproval", "authority company"),
        ("RegulatoryApproval", "authority product"),
        ("Alias", "company alias"),
        ("Ranking", "market rank criterion"),
        ("GrowthRate", "market percent kind"),
        ("GrowthRate", "market percent startYear endYear"),
        ("MarketShare", "market percent"),
        ("MarketSize", "market amount"),
        ("MarketFactor", "market kind title"),
        ("Finding", "market statement"),
        ("Finding", "market work"),
        ("JointVenture", "parents company"),
        ("Merger", "parties result"),
        ("Partnership", "partners"),
        ("Ownership", "owner company"),
        ("FacilityOpening", "company facility"),
        ("MarketParticipant", "market company country"),
        ("Offering", "company product"),
        ("MarketParticipant", "market company"),
        ("Segment", "market dimension segment"),
        ("Report", "title publisher"),
        ("Regulation", "market name"),
        ("Market", "market parent"),
        ("Market", "market definition"),
        ("Coverage", "market region"),
        ("CompanyProfile", "company country"),
        ("CompanyProfile", "company headquarters"),
        ("CompanyProfile", "company founded"),
        ("CompanyProfile", "company description"),
    )
)
"""Fact type and the fields whose columns, present together, speak for it; the first that fits is taken."""
