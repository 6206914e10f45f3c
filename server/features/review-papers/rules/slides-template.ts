import { typstParts } from './typst-parts.ts';

/** The slides in Typst: 16 to 9, to be read from the last row; one sentence and what shows it (slides.ts). */
export const slidesTemplate = `
#let d = json(bytes(sys.inputs.data))
#let base = 15pt
#set document(title: d.title + " · " + d.agency)
#set text(font: "IBM Plex Sans Arabic", fallback: true, size: base, top-edge: 0.86em, bottom-edge: -0.34em, lang: d.language, dir: if d.language == "ar" { rtl } else { ltr })
#set par(leading: 0.2em, spacing: 0.5em)
${typstParts}
#set text(fill: ink)
#set page(width: 338.667mm, height: 190.5mm, margin: (x: 18mm, top: 14mm, bottom: 16mm))

#page(margin: (x: 26mm, y: 22mm), fill: tint, {
  grid(columns: (auto, 1fr), column-gutter: 5mm, align: horizon,
    image(mark-picture, format: "svg", height: 17mm, alt: d.brand),
    { text(weight: 600, size: 20pt, d.brand); linebreak(); text(size: 14pt, d.installation) })
  v(1fr)
  heading(level: 1, outlined: false, text(size: 44pt, weight: 600, fill: rgb(d.colours.nileDeep), d.title))
  v(4mm)
  block(below: 6mm, text(size: 28pt, weight: 600, d.agency))
  block(below: 4mm, text(size: 20pt, d.period))
  text(size: 14pt, d.countedUntil)
  if d.warning != none { block(above: 5mm, inset: 4mm, stroke: 1pt + rgb(d.colours.wheat), fill: rgb(d.colours.wheatTint), radius: 2mm, text(size: 13pt, d.warning)) }
  v(1fr)
})

#set page(footer: { set text(size: 10pt); grid(columns: (1fr, auto, 1fr), align: (start, center, end), quiet(box(d.agency)), quiet(d.period), quiet(page-words)) })
#show heading.where(level: 2): it => it.body
#for s in d.slides {
  pagebreak(weak: true)
  block(below: 3mm, heading(level: 2, text(size: 25pt, weight: 600, s.title)))
  if s.basis != none { block(below: 6mm, basis-mark(s.basis)) }
  block(height: 1fr, width: 100%, {
    let b = s.block
    if b.is == "table" { number-table(b, 17pt) }
    else if b.is == "tiles" { four(b.tiles, (size: 16pt, figure: 46pt, earlier: 0.8em, meaning: false)) }
    else if b.is == "bars" { level-bars(b.bars, 18pt, true) }
    else if b.is == "courses" { all-courses(b, (one: 96mm, two: 40mm)) }
    else if b.is == "points" { all-points(b.points, 19pt, 0.9em) }
    else if b.is == "balance" { v(1fr); in-balance(b.parts, 42pt); v(2fr) }
  })
  if s.foot != none { block(above: 3mm, below: 0pt, quiet(text(size: 12pt, s.foot))) }
}
`;
