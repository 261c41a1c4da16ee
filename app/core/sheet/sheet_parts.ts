/**
 * The pieces of an Excel file of one sheet (ECMA-376, SpreadsheetML): texts stand inline in their cells, so that a row
 * can be written and forgotten.
 */
export type CellValue = string | number | null

/** Money shows two decimals and groups of thousands. */
export type CellFormat = 'money' | null

/** What Excel takes: rows of a sheet, signs of a cell. */
export const MOST_SHEET_ROWS = 1_048_576
const LONGEST_TEXT = 32_767
const LONGEST_TITLE = 31

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** By their positions in `cellXfs` of the styles below. */
const HEADING_STYLE = ' s="1"'
const MONEY_STYLE = ' s="2"'

export const SHEET_PART = 'xl/worksheets/sheet1.xml'

/** Every other part of the file, by its name. */
export function fixedParts(title: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/${SHEET_PART}" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetTitle(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
}

/** What stands before the rows; headings stay in sight when the reader scrolls. */
export function sheetHead(widths: readonly number[] | undefined, hasHeadings: boolean): string {
  const view = hasHeadings
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : ''
  const columns = (widths ?? []).map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  )
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
  return `${XML}<worksheet xmlns="${MAIN}">${view}${cols}<sheetData>`
}

export const SHEET_FOOT = '</sheetData></worksheet>'

/** Writes the rows of one sheet, one after the other. Cells stand in their order and need not name their place. */
export class RowWriter {
  readonly #styles: readonly string[]
  #rows = 0

  constructor(formats: readonly CellFormat[] = []) {
    this.#styles = formats.map((format) => (format === 'money' ? MONEY_STYLE : ''))
  }

  headings(cells: readonly string[]): string {
    const styles = cells.map(() => HEADING_STYLE)
    return this.#write(cells, styles)
  }

  row(cells: readonly CellValue[]): string {
    return this.#write(cells, this.#styles)
  }

  #write(cells: readonly CellValue[], styles: readonly string[]): string {
    if (++this.#rows > MOST_SHEET_ROWS) throw new RangeError(`more than ${MOST_SHEET_ROWS} rows`)
    let xml = '<row>'
    let index = 0
    for (const value of cells) {
      const style = styles[index++] ?? ''
      if (value === null || value === '') xml += '<c/>'
      else if (typeof value === 'number') xml += `<c${style}><v>${value}</v></c>`
      else xml += `<c${style} t="inlineStr"><is>${textXml(value)}</is></c>`
    }
    return `${xml}</row>`
  }
}

function sheetTitle(title: string): string {
  return title.replaceAll(/[[\]:*?/\\]/g, '-').slice(0, LONGEST_TITLE)
}

function textXml(given: string): string {
  const text = given.length > LONGEST_TEXT ? given.slice(0, LONGEST_TEXT) : given
  if (isPlain(text)) return `<t>${text}</t>`
  // Blanks at an end, and new lines, are lost unless the cell says that they are meant.
  const space = text.trim() !== text || text.includes('\n') ? ' xml:space="preserve"' : ''
  return `<t${space}>${escapeXml(text)}</t>`
}

const FIRST_SIGN = '!'.charCodeAt(0)
const FIRST_SURROGATE = 0xd800

/** Most texts need nothing, and a look at each sign tells so quicker than any pattern. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < FIRST_SIGN && (code !== BLANK || at === 0 || at === text.length - 1)) return false
    if (code >= FIRST_SURROGATE || SPECIAL.has(code)) return false
  }
  return true
}

const BLANK = ' '.charCodeAt(0)
const SPECIAL = new Set([...'&<>"_'].map((sign) => sign.charCodeAt(0)))
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * What XML would misread (markup), cannot hold (control signs but tab and new line, halves of surrogate pairs, the two
 * signs that are none), and the underscore of a text that looks like the escape below.
 */
const TO_ESCAPE = /[&<>"]|[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu

/** Text for XML. What XML cannot hold stands as `_x000B_`, which Excel reads back (ECMA-376, 22.9.2.19). */
function escapeXml(text: string): string {
  return text.replaceAll(TO_ESCAPE, (sign) => {
    if (sign in MARKUP) return MARKUP[sign]
    return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}
