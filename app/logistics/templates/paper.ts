import type { Content } from 'pdfmake/interfaces.js'

/** Points of so many millimetres. */
export function mm(length: number): number {
  return (length * 72) / 25.4
}

/** A box on the page in millimetres from its left upper corner. */
export type Box = { x: number; y: number; width: number; height: number }

const LINE_HEIGHT = 1.2
/** Noto Sans SC sets a line 1.448 em high; the label's lines stand closer. */
const FONT_LINE = 1.448

/** The width of a sign in em, rather too wide than too narrow. */
function widthOf(sign: string): number {
  if (sign.codePointAt(0)! > 0x2e7f) return 1
  if (/[WM@%mw…—]/.test(sign)) return 1
  return /[A-Z&]/.test(sign) ? 0.75 : 0.6
}

const emOf = (text: string) => [...text].reduce((sum, sign) => sum + widthOf(sign), 0)

/** What stays together on a line: a number or a Latin word, unless it alone is longer than a line. */
function piecesOf(text: string, most: number): string[] {
  const pieces = text.match(/[0-9A-Za-z*.]+|./gsu) ?? []
  return pieces.flatMap((piece) => (emOf(piece) > most ? [...piece] : [piece]))
}

/** Breaks a text into lines of so many em. */
function linesIn(text: string, most: number): string[] {
  const lines: string[] = []
  for (const typed of text.split('\n')) {
    let line = ''
    for (const piece of piecesOf(typed, most)) {
      if (line !== '' && emOf(line + piece) > most) {
        lines.push(line)
        line = ''
      }
      line += piece
    }
    lines.push(line)
  }
  return lines
}

export type TextLook = {
  /** In points, the largest that fits is taken; the last one is cut with an ellipsis. */
  sizes: number[]
  bold?: boolean
  align?: 'left' | 'right' | 'center'
}

/** A text that stays within its box, whatever somebody typed: a label never runs over onto a second page. */
export function textIn(box: Box, text: string, { sizes, bold, align }: TextLook): Content {
  const room = (size: number) => Math.max(1, Math.floor(mm(box.height) / (size * LINE_HEIGHT)))
  const typed = text.replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, ' ').trim()
  const fitted = sizes.map((size) => ({ size, lines: linesIn(typed, mm(box.width) / size) }))
  const { size, lines } =
    fitted.find((one) => one.lines.length <= room(one.size)) ?? fitted[fitted.length - 1]
  return {
    absolutePosition: { x: mm(box.x), y: mm(box.y) },
    columns: [
      {
        width: mm(box.width),
        // Lines are broken above: pdfmake would keep an object for every Chinese character of a thousand labels.
        stack: cutTo(lines, room(size)).map((line) => ({ text: line || ' ', noWrap: true })),
        fontSize: size,
        lineHeight: LINE_HEIGHT / FONT_LINE,
        bold,
        alignment: align,
      },
    ],
  }
}

/** The first so many lines, with an ellipsis where something is left out. */
function cutTo(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  kept[most - 1] = `${[...kept[most - 1]].slice(0, -1).join('')}…`
  return kept
}

/** Lines in millimetres: `[x1, y1, x2, y2]`. */
export function rules(lines: [number, number, number, number][], width = 0.6): Content {
  return {
    absolutePosition: { x: 0, y: 0 },
    canvas: lines.map(([x1, y1, x2, y2]) => ({
      type: 'line',
      x1: mm(x1),
      y1: mm(y1),
      x2: mm(x2),
      y2: mm(y2),
      lineWidth: width,
    })),
  }
}
