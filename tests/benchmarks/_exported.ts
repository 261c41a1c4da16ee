/**
 * Writes so many made-up rows of an export into an Excel file, with one of the writers, and tells of it.
 *
 *     node _exported.ts spotline|exceljs ROWS FILE
 *
 * Prints `{ seconds, peakBytes, fileBytes }`.
 */
import { createRequire } from 'node:module'
import { stat, writeFile } from 'node:fs/promises'
import type { Workbook, stream } from 'exceljs'
import { sheetPieces } from '../../app/core/sheet/write_sheet.ts'

export const COLUMNS = 15

const HEADINGS = Array.from({ length: COLUMNS }, (_, index) => `第 ${index + 1} 列`)
const CITIES = ['北京市 海淀区', '广西壮族自治区 南宁市', '四川省 成都市', '黑龙江省 哈尔滨市']

/** A row as the sales outbound export has it: texts, Chinese among them, and four numbers. */
function* madeUpRows(count: number): Generator<(string | number)[]> {
  for (let row = 0; row < count; row++) {
    yield [
      `26120${row}`,
      '2026-12-01 14:32:05',
      `客户${row % 5000}`,
      '138****0042',
      CITIES[row % CITIES.length],
      `中山路 ${row % 900} 号 3 单元`,
      '玉石项链 ×1；赠 耳坠 ×1',
      1 + (row % 3),
      199.5 + (row % 100),
      row % 7,
      (row * 37) % 10_000,
      '代收货款',
      'EMS',
      `周敏 & 王芳 ${row % 60}`,
      row % 9 === 0 ? '请下午送 <五点后>' : '',
    ]
  }
}

async function withSpotline(rows: number, file: string) {
  const sheet = { title: '出库', headings: HEADINGS, rows: madeUpRows(rows) }
  await writeFile(file, sheetPieces(sheet))
}

async function withExceljs(rows: number, file: string) {
  const exceljs = createRequire(import.meta.url)('exceljs') as {
    stream: { xlsx: { WorkbookWriter: new (options: object) => stream.xlsx.WorkbookWriter } }
    Workbook: new () => Workbook
  }
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: file })
  const sheet = book.addWorksheet('出库')
  sheet.addRow(HEADINGS).commit()
  for (const row of madeUpRows(rows)) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
}

const [writer, rows, file] = process.argv.slice(2)
const started = performance.now()
await (writer === 'exceljs' ? withExceljs : withSpotline)(Number(rows), file)
const seconds = (performance.now() - started) / 1000
const { size } = await stat(file)
process.stdout.write(
  JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024, fileBytes: size })
)
