import { typstParts } from '../../review-papers/index.ts';

/** The statement in Typst: A4 upright, as it is handed to newspapers (paper.ts). */
export const paperTemplate = `
#let d = json(bytes(sys.inputs.data))
#let base = 10.5pt
#set document(title: d.title + " · " + d.month)
#set text(font: "IBM Plex Sans Arabic", fallback: true, size: base, top-edge: 0.86em, bottom-edge: -0.34em, lang: d.language, dir: if d.language == "ar" { rtl } else { ltr })
#set par(leading: 0.35em, spacing: 0.9em, justify: false)
${typstParts}
#set text(fill: ink)
#set page(
  paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 17mm),
  footer: { set text(size: 8pt); rule; v(-0.35em); grid(columns: (1fr, auto), quiet(d.countedUntil + " · " + d.made), quiet(page-words)) },
)
#grid(columns: (auto, 1fr), column-gutter: 4mm, align: horizon,
  image(mark-picture, format: "svg", height: 11mm, alt: d.brand),
  { text(weight: 600, size: 13pt, d.brand); linebreak(); quiet(d.installation) })
#v(3mm)
#rule
#v(4mm)
#heading(level: 1, outlined: false, text(size: 24pt, weight: 600, fill: nile, d.title))
#block(above: 2mm, below: 1mm, text(size: 15pt, weight: 600, d.month))
#block(above: 0mm, below: 4mm, { d.agency; quiet("  ·  " + d.reach) })
#for w in d.warnings { block(below: 3mm, inset: 3mm, width: 100%, stroke: 1pt + rgb(d.colours.wheat), fill: rgb(d.colours.wheatTint), radius: 2mm, w) }
#for p in d.text { par(p) }
#show heading.where(level: 2): it => it.body
#let plain-table(t) = {
  set text(size: 8.6pt)
  table(
    columns: (2.3fr,) + t.columns.map(c => 1fr),
    align: (x, y) => if x == 0 { start + horizon } else { center + horizon },
    inset: (x: 0.35em, y: 0.3em),
    stroke: (x, y) => (bottom: 0.45pt + hair, left: 0.3pt + hair, right: 0.3pt + hair),
    fill: (x, y) => if y == 0 { sunken } else { none },
    table.header(repeat: true, text(weight: 600, t.first), ..t.columns.map(c => text(weight: 600, c))),
    ..t.rows.map(r => (r.name, ..r.cells.map(c => { text(weight: 600, c.count); if c.share != "" { linebreak(); quiet(text(size: 0.9em, c.share)) } }))).flatten(),
  )
}
#for t in d.tables {
  block(above: 6mm, below: 0mm, breakable: t.rows.len() > 14, {
    block(below: 2.5mm, sticky: true, heading(level: 2, text(size: 13pt, weight: 600, t.title)))
    plain-table(t)
  })
}
#v(4mm)
#for n in d.notes { block(below: 1.6mm, quiet(text(size: 8.6pt, n))) }
`;
