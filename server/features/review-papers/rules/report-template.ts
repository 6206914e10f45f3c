import { typstParts } from './typst-parts.ts';

/** The report in Typst: A4 across, a cover, then one subject after the other (report.ts). */
export const reportTemplate = `
#let d = json(bytes(sys.inputs.data))
#let base = 9.5pt
#set document(title: d.title + " · " + d.agency)
#set text(font: "IBM Plex Sans Arabic", fallback: true, size: base, top-edge: 0.86em, bottom-edge: -0.34em, lang: d.language, dir: if d.language == "ar" { rtl } else { ltr })
#set par(leading: 0.2em, spacing: 0.5em)
${typstParts}
#set text(fill: ink)
#set page(paper: "a4", flipped: true, margin: (x: 14mm, top: 15mm, bottom: 15mm))

// the cover
#page(margin: (x: 22mm, y: 20mm), {
  grid(columns: (auto, 1fr), column-gutter: 4mm, align: horizon,
    image(mark-picture, format: "svg", height: 13mm, alt: d.brand),
    { text(weight: 600, size: 15pt, d.brand); linebreak(); quiet(d.installation) })
  v(1fr)
  heading(level: 1, outlined: false, text(size: 32pt, weight: 600, fill: nile, d.title))
  v(3mm)
  if d.above.len() > 0 { block(below: 2mm, d.above.map(name => box(quiet(text(size: 11pt, name)))).join(quiet(h(0.4em) + "·" + h(0.4em)))) }
  block(below: 4mm, text(size: 20pt, weight: 600, d.agency))
  block(below: 3mm, text(size: 15pt, d.period))
  block(below: 0pt, quiet(text(size: 11pt, d.countedUntil)))
  if d.warning != none { block(above: 4mm, inset: 3mm, width: 100%, stroke: 1pt + rgb(d.colours.wheat), fill: rgb(d.colours.wheatTint), radius: 2mm, d.warning) }
  v(1fr)
  rule
  v(2mm)
  grid(columns: (1fr, 1.25fr), column-gutter: 12mm,
    grid(columns: (auto, 1fr), column-gutter: 4mm, row-gutter: 0.6em, ..d.facts.map(f => (quiet(f.label), f.value)).flatten()),
    {
      block(below: 0.7em, text(weight: 600, d.basesTitle))
      for b in d.bases { block(below: 0.7em, { basis-mark(b.name); linebreak(); v(0.15em); b.meaning }) }
    })
})

#set page(
  header: { set text(size: 8pt); grid(columns: (1fr, auto), quiet(box(d.agency)), quiet(d.period)); v(-0.35em); rule },
  footer: { set text(size: 8pt); grid(columns: (1fr, auto), quiet(d.countedUntil), quiet(page-words)) },
)
#show heading.where(level: 2): it => it.body
#for s in d.sections {
  if s.apart { pagebreak(weak: true) } else { v(5mm, weak: true) }
  block(above: 0pt, below: 4mm, sticky: true, grid(columns: (1fr, auto), align: horizon,
    heading(level: 2, text(size: 15pt, weight: 600, s.title)),
    if s.basis != none { basis-mark(s.basis) }))
  for b in s.blocks {
    if b.is == "table" { number-table(b, if b.closing { 8pt } else { 7.8pt }) }
    else if b.is == "tiles" { four(b.tiles, (size: 9.5pt, figure: 23pt, earlier: 0.88em, meaning: true)) }
    else if b.is == "bars" { level-bars(b.bars, 11pt, false) }
    else if b.is == "courses" { all-courses(b, (one: 38mm, two: 27mm)); v(2mm) }
    else if b.is == "balance" { in-balance(b.parts, 17pt); v(3mm) }
    else if b.is == "points" { all-points(b.points, 11pt, 0.8em) }
    else if b.is == "note" { block(below: 3mm, quiet(b.text)) }
  }
}
`;
