import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile, strToU8 } from 'fflate'
import {
  fixedParts,
  RowWriter,
  SHEET_FOOT,
  SHEET_PART,
  sheetHead,
  type CellFormat,
  type CellValue,
} from '#core/sheet/sheet_parts'

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type SheetToWrite = {
  /** Name of the only sheet. */
  title: string
  /** The first row; without them the rows begin at once. */
  headings: string[] | null
  /** Null leaves a cell empty. */
  rows: Iterable<CellValue[]> | AsyncIterable<CellValue[]>
  /** In characters, one a column. */
  widths?: number[]
  /** How numbers show, one a column. */
  formats?: CellFormat[]
}

/** Signs of XML that are compressed at a time, the bytes that they may need, and how many pieces may wait for that. */
const PIECE = 64 * 1024
const PIECE_BYTES = 4 * PIECE
const WAITING = 4

/** Excel files are fetched once: the quickest level costs a tenth more bytes. */
const LEVEL = 1

/**
 * An Excel file of one sheet, in pieces as its rows come: however many there are, only some hundred kilobytes of it are
 * in memory. Fails when there are more than 1,048,576 rows.
 */
export async function* sheetPieces(sheet: SheetToWrite): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  for (const [name, xml] of Object.entries(fixedParts(sheet.title))) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(strToU8(xml), true)
  }
  const body = new DeflatedPart(SHEET_PART)
  zip.add(body)
  for await (const xml of sheetXml(sheet)) {
    await body.write(xml)
    yield* ready.splice(0)
  }
  await body.end()
  zip.end()
  yield* ready.splice(0)
}

/** The same in one piece, for what is known to be small. */
export async function writeSheet(sheet: SheetToWrite): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(sheetPieces(sheet)))
}

async function* sheetXml({ headings, rows, widths, formats }: SheetToWrite) {
  const writer = new RowWriter(formats)
  let xml = sheetHead(widths, headings !== null)
  if (headings) xml += writer.headings(headings)
  for await (const batch of batchesOf(rows)) {
    for (const row of batch) {
      xml += writer.row(row)
      if (xml.length >= PIECE) {
        yield xml
        xml = ''
      }
    }
  }
  yield xml + SHEET_FOOT
}

/** Rows that are there go through at once; only those that are still to come are waited for. */
async function* batchesOf(rows: SheetToWrite['rows']): AsyncGenerator<Iterable<CellValue[]>> {
  if (Symbol.iterator in rows) yield rows
  else for await (const row of rows) yield [row]
}

/**
 * A part of the archive that zlib compresses beside us while its next rows are written. The same few buffers hold the
 * pieces, so that nothing grows while the collector of garbage waits.
 */
class DeflatedPart implements ZipInputFile {
  readonly compression = 8
  crc = 0
  size = 0
  ondata!: NonNullable<ZipInputFile['ondata']>
  readonly #deflate = createDeflateRaw({ level: LEVEL, chunkSize: PIECE })
  readonly #buffers = Array.from({ length: WAITING }, () => Buffer.allocUnsafeSlow(PIECE_BYTES))
  readonly #compressed: Promise<void>[] = []
  #pieces = 0

  constructor(readonly filename: string) {
    this.#deflate.on('data', (bytes: Buffer<ArrayBuffer>) => this.ondata(null, bytes, false))
  }

  async write(text: string): Promise<void> {
    const place = this.#pieces++ % WAITING
    await this.#compressed[place]
    const bytes = encoded(text, this.#buffers[place])
    this.size += bytes.length
    this.crc = crc32(bytes, this.crc)
    this.#compressed[place] = new Promise((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  async end(): Promise<void> {
    this.#deflate.end()
    await once(this.#deflate, 'end')
    this.ondata(null, new Uint8Array(0), true)
  }
}

/** The text's bytes, in this buffer if they surely fit. */
function encoded(text: string, buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const most = text.length * 3
  return most <= buffer.length ? buffer.subarray(0, buffer.write(text)) : Buffer.from(text)
}
