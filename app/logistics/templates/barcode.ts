import bwipjs from 'bwip-js/node'
import type { Content } from 'pdfmake/interfaces.js'
import { type Box, mm } from '#app/logistics/templates/paper'

/** Widest bar in millimetres: wider ones make a symbol that a hand scanner cannot take at once. */
const WIDEST_MODULE = 0.5

/** Dots in a millimetre of a label printer (203 dpi). */
const DOTS = 8

/** Whole dots a module, so that the printer makes every bar as wide as it should be; unless one dot is too thin. */
function printable(module: number): number {
  const dots = Math.floor(module * DOTS)
  return dots >= 2 ? dots / DOTS : module
}

/** Modules of white that Code 128 needs at either side. */
const QUIET = 10

/** Widths of bars and spaces in turn, in modules, bar first. */
export function code128(text: string): number[] {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text })
  if (!symbol || !('sbs' in symbol)) throw new Error(`no bars for ${text}`)
  return [...symbol.sbs]
}

/** Code 128 of a text as filled shapes in the middle of a box, quiet zones included. */
export function barcodeIn(box: Box, text: string): Content {
  const widths = code128(text)
  const modules = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET
  const module = printable(Math.min(WIDEST_MODULE, box.width / modules))
  let x = box.x + (box.width - module * modules) / 2 + QUIET * module
  const bars: { type: 'rect'; x: number; y: number; w: number; h: number; color: string }[] = []
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) {
      const bar = { x: mm(x), y: mm(box.y), w: mm(width * module), h: mm(box.height) }
      bars.push({ type: 'rect', ...bar, color: 'black' })
    }
    x += width * module
  }
  return { absolutePosition: { x: 0, y: 0 }, canvas: bars }
}
