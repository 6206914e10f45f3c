/*
 * What both papers of a review are drawn from, in Typst: tables whose heads come again on every page, bars,
 * and courses over time. Every word and number comes as data (blocks.ts) and stands in a box of its own, so
 * that no name turns what is beside it. Dark on light alone says everything: it is printed without colours.
 * A template sets `base`, the size of its letters, before these.
 */
export const typstParts = `
#let ink = rgb(d.colours.ink)
#let soft = rgb(d.colours.quiet)
#let hair = rgb(d.colours.line)
#let nile = rgb(d.colours.nile)
#let tint = rgb(d.colours.nileTint)
#let sunken = rgb(d.colours.sunken)
#let mark-picture = bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'><rect width='36' height='36' rx='8' fill='" + d.colours.nile + "'/><path d='M18 7v22M11 29h14M8 12h20M8 12l-3.5 8a4.2 4.2 0 0 0 7 0zM28 12l-3.5 8a4.2 4.2 0 0 0 7 0z' fill='none' stroke='#fff' stroke-width='2.2' stroke-linecap='round' stroke-linejoin='round'/></svg>")
#let quiet(body) = text(fill: soft, body)
#let rule = line(length: 100%, stroke: 0.6pt + hair)
#let page-words = context {
  let shown = counter(page).display(d.numbering)
  let all = counter(page).final().first()
  [#d.page.before#shown#d.page.between#numbering(d.numbering, all)#d.page.after]
}
#let basis-mark(words) = box(
  inset: (x: 0.8em, y: 0.12em), radius: 0.8em, baseline: 0.12em, stroke: 0.6pt + nile, fill: tint,
  text(size: 0.82em, weight: 600, fill: rgb(d.colours.nileDeep), words),
)

#let number-table(t, size) = {
  set text(size: size)
  let first-rows = t.head.first()
  let last = t.widths.len() - 1
  let heads = t.head.enumerate().map(((at, row)) => row.enumerate().map(((x, cell)) => table.cell(
    colspan: cell.at("across", default: 1), rowspan: cell.at("down", default: 1),
    align: if at == 0 and x == 0 or t.closing and x == last { start + bottom } else { center + bottom },
    text(size: 0.92em, weight: 600, cell.text),
  ))).flatten()
  let zero = regex("^[0٠]$")
  let body = t.rows.map(row => (
    table.cell(inset: (x: 0.5em, y: 0.16em), {
      let name = text(weight: if row.strong { 600 } else { 400 }, row.name)
      if row.inner { box(width: 1.2em); name } else { name }
      if row.beside != none { linebreak(); quiet(text(size: 0.88em, row.beside)) }
    }),
    ..row.cells.enumerate().map(((x, shown)) => table.cell(
      align: if t.closing and x + 1 == last { start + horizon } else { center + horizon },
      if shown.match(zero) != none or shown == "–" { quiet(shown) } else {
        text(weight: if row.strong and not (t.closing and x + 1 == last) { 600 } else { 400 }, shown)
      },
    )),
  )).flatten()
  block(breakable: t.rows.len() > 16, width: 100%, table(
    columns: t.widths.map(w => w * 1fr),
    align: (x, y) => if x == 0 { start + horizon } else { center + horizon },
    inset: (x: 0.3em, y: 0.16em),
    stroke: (x, y) => (bottom: 0.45pt + hair, left: 0.3pt + hair, right: 0.3pt + hair),
    fill: (x, y) => if y < t.head.len() { sunken } else if t.rows.at(y - t.head.len()).strong { tint } else { none },
    table.header(repeat: true, ..heads), ..body,
  ))
}

#let track(share, height) = block(width: 100%, height: height, fill: sunken, stroke: 0.4pt + hair, radius: 1pt, {
  if share > 0 { place(start + top, rect(width: calc.max(share, 0.004) * 100%, height: 100%, fill: nile, stroke: none, radius: 1pt)) }
})

#let four(tiles, scale) = {
  set text(size: scale.size)
  grid(
    columns: (1fr,) * tiles.len(), column-gutter: 0.9em, inset: 1em, stroke: 0.7pt + hair,
    ..tiles.map(t => {
      block(below: 0.2em, height: 2.5em, text(weight: 600, t.name))
      block(above: 0pt, below: 0.3em, text(size: scale.figure, weight: 600, fill: nile, t.count))
      for r in t.rates {
        block(above: 0.6em, below: 0.25em, grid(columns: (1fr, auto), quiet(r.name), text(weight: 600, r.rate)))
        track(r.share, 0.75em)
        block(above: 0.25em, below: 0pt, quiet(text(size: 0.88em, r.of)))
      }
      v(0.6em)
      text(size: scale.earlier, grid(
        columns: (auto, 1fr, 1fr), column-gutter: 0.8em, row-gutter: 0.3em, align: (start, end, end),
        [], ..t.rates.map(r => quiet(r.name)),
        ..t.earlier.map(e => (quiet(e.name), ..e.rates)).flatten(),
      ))
      if scale.meaning { block(above: 0.8em, below: 0pt, quiet(text(size: 0.88em, t.meaning))) }
    }),
  )
}

// What is long is written smaller, so that a line keeps its height.
#let name-size(name) = {
  let letters = name.clusters().len()
  if letters > 60 { 0.6em } else if letters > 26 { 0.76em } else { 1em }
}

// \`fill\` shares the height that there is among the lines, and never among fewer than seven.
#let level-bars(bars, size, fill) = {
  set text(size: size)
  let rows = if fill { (1fr,) * calc.max(bars.len(), 7) } else { auto }
  grid(
    columns: (if fill { 33% } else { 26% }, 1fr, auto, auto), column-gutter: 0.9em, rows: rows, row-gutter: if fill { 0pt } else { 0.55em },
    align: (start + horizon, start + horizon, end + horizon, end + horizon),
    ..bars.map(b => (text(size: if fill { name-size(b.name) } else { 1em }, b.name), track(b.share, 1.25em), text(weight: 600, b.count), quiet(b.note))).flatten(),
  )
}

#let course(c, height) = {
  let n = c.bars.len()
  block(width: 100%, breakable: false, {
    block(below: 0.6em, { text(weight: 600, c.name); h(0.7em); quiet(c.total) })
    grid(
      columns: (3.4em, 1fr), column-gutter: 0.6em, row-gutter: 0.35em,
      block(height: height, width: 100%, {
        for t in c.ticks { place(top + end, dy: height * (1 - t.share) - 0.58em, quiet(text(size: 0.82em, t.text))) }
      }),
      block(height: height, width: 100%, {
        for t in c.ticks { place(top + start, dy: height * (1 - t.share), line(length: 100%, stroke: if t.share == 0 { 0.8pt + ink } else { (paint: hair, thickness: 0.5pt, dash: "dashed") })) }
        place(top + start, grid(
          columns: (1fr,) * n, rows: height, align: bottom + center,
          ..c.bars.map(b => if b > 0 { rect(width: 76%, height: b * height, fill: nile, stroke: none) } else { [] }),
        ))
      }),
      [],
      block(width: 100%, height: 1.2em, for m in c.marks {
        let at = (m.at + 0.5) / n * 100%
        place(top + start, dx: if d.language == "ar" { -at } else { at }, box(width: 0pt, place(top + center, box(width: 6em, align(center, quiet(text(size: 0.82em, m.text)))))))
      }),
    )
  })
}

#let all-courses(b, heights) = grid(
  columns: (1fr,) * b.across, column-gutter: 2.2em, row-gutter: 1.6em,
  ..b.courses.map(c => course(c, if b.across == 1 { heights.one } else { heights.two })),
)

// Sentences in the order that they are gone through; each is text, and breaks over pages between them.
#let all-points(points, size, gap) = {
  set text(size: size)
  set par(leading: 0.5em)
  for p in points {
    block(above: gap, below: gap, width: 100%, breakable: false, grid(
      columns: (2.2em, 1fr), text(weight: 600, fill: nile, p.number), p.text,
    ))
  }
}

#let in-balance(parts, size) = grid(
  columns: parts.map(p => if p.sign == none { (1fr,) } else { (auto, 1fr) }).flatten(), column-gutter: 0.8em, align: center + horizon,
  ..parts.map(p => {
    let cell = block(width: 100%, inset: 0.8em, radius: 2mm, fill: if p.sign in (none, "=") { tint } else { sunken }, {
      set align(center)
      text(size: size, weight: 600, p.count)
      linebreak()
      quiet(p.name)
    })
    if p.sign == none { (cell,) } else { (text(size: size, p.sign), cell) }
  }).flatten(),
)
`;
