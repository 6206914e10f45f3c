/*
 * The paper of a receipt in Typst, for two sizes: A5, and the roll of a receipt printer, 80 mm wide and as
 * long as needed, in black alone. All words and colours come as data (receipt-sheet.ts).
 */
export const receiptTemplate = `
#let d = json(bytes(sys.inputs.data))
#let roll = d.size == "80mm"
#let colour(name) = if roll { black } else { rgb(d.colours.at(name)) }
#let faint(name) = if roll { white } else { rgb(d.colours.at(name)) }
#let base = if roll { 8.5pt } else { 9.75pt }

#set document(title: d.title)
#set page(
  width: if roll { 80mm } else { 148mm },
  height: if roll { auto } else { 210mm },
  margin: if roll { (x: 4mm, y: 5mm) } else { (x: 12mm, top: 10mm, bottom: 8mm) },
)
#set text(
  font: "IBM Plex Sans Arabic", fallback: true, size: base, fill: colour("ink"),
  top-edge: "ascender", bottom-edge: "descender", lang: d.language, dir: if d.language == "ar" { rtl } else { ltr },
)
#set par(leading: 0.08em, spacing: 0.5em)
#show heading: it => block(above: if roll { 1em } else { 1.1em }, below: 0.5em, text(weight: 600, size: base * 1.15, it.body))

#let ltr-box(body) = box({ set text(dir: ltr); body })
#let quiet(body) = text(fill: colour("quiet"), body)
#let rule = line(length: 100%, stroke: (paint: colour("line"), thickness: 0.6pt, dash: if roll { "dotted" } else { "solid" }))

#let code-line(label, value, size) = {
  block(below: 0pt, quiet(label))
  block(above: 0pt, below: if roll { 0.3em } else { 0.8em }, text(weight: 600, size: size, ltr-box(value)))
}

#grid(
  columns: (auto, 1fr), column-gutter: 3mm, align: horizon,
  image(bytes(d.mark), format: "svg", height: if roll { 9mm } else { 11mm }, alt: d.brand.name),
  {
    text(weight: 600, size: base * 1.5, d.brand.name)
    linebreak()
    text(size: base * 0.9, quiet(d.brand.tagline))
  },
)
#v(if roll { 0.5mm } else { 2mm })
#rule
#heading(level: 1, outlined: false, text(size: if roll { 13pt } else { 17pt }, d.title))

#let secret = {
  code-line(d.number.label, d.number.value, if roll { 17pt } else { 23pt })
  if d.code == none { block(quiet(d.withoutCode)) } else {
    code-line(d.code.label, d.code.value, if roll { 17pt } else { 23pt })
  }
}
#let picture = align(center, {
  image(bytes(d.qr), format: "svg", width: if roll { 34mm } else { 33mm }, alt: d.qrWords)
  block(above: 0.2em, text(size: base * 0.85, quiet(d.qrWords)))
})
#if roll {
  secret
  picture
} else {
  block(
    width: 100%, inset: 4mm, radius: 3mm, fill: faint("nileTint"), stroke: 0.6pt + colour("nile"),
    grid(columns: (1fr, 38mm), column-gutter: 4mm, align: (start + horizon, center + horizon), secret, picture),
  )
}

#let facts = d.facts.map(fact => (quiet(fact.label), if fact.ltr { ltr-box(fact.value) } else { fact.value })).flatten()
#block(above: if roll { 0.8em } else { 1.3em }, grid(
  columns: if roll { (auto, 1fr) } else { (34mm, 1fr) },
  column-gutter: 4mm, row-gutter: 0.35em, ..facts,
))

#heading(level: 2, outlined: false, d.nextTitle)
#for (index, step) in d.next.enumerate() {
  block(above: 0.3em, below: 0pt, grid(
    columns: (auto, 1fr), column-gutter: 2.5mm,
    text(weight: 600, fill: colour("nile"), d.counts.at(index)), step,
  ))
}
#if roll { v(2mm) } else { v(1fr) }
#rule
#let small(body) = text(size: base * if d.proof == none { 0.92 } else { 0.86 }, body)
#let closing = {
  block(above: 0.8em, small(d.keep))
  block(above: 0.6em, small(ltr-box(d.address)))
}
#if d.proof == none { closing } else {
  let shown = image(bytes(d.proof), format: "svg", width: if roll { 46mm } else { 32mm }, alt: d.proofWords)
  let said = block(small(d.proofWords))
  if roll { align(center, shown); said; closing } else {
    block(above: 0.6em, breakable: false, grid(
      columns: (32mm, 1fr), column-gutter: 5mm, align: horizon, shown, { said; closing },
    ))
  }
}
`;
