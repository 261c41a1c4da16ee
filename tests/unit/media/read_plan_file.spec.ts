import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { test } from '@japa/runner'
import { utils, write, type WorkSheet } from 'xlsx'
import { DomainError } from '#core/domain_error'
import { MAX_SHEET_BYTES, MAX_SHEET_ROWS, readSheet } from '#core/sheet/read_sheet'
import { PLAN_HEADINGS } from '#app/media/plan_columns'

const HEADINGS = ['媒体', '日期', '时间', '时长 秒', '商品', '业务号码', '费用 元']
const ROW = ['东方卫视', '2026-11-20', '14:32', 1800, 'hybhyy', '4006105588', 36_000]

function workbook(rows: unknown[][], change: (sheet: WorkSheet) => void = () => {}): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows)
  change(sheet)
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '计划')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

const readFile = (bytes: Uint8Array, fileName = 'plan.xlsx') =>
  readSheet({ fileName, bytes, headings: PLAN_HEADINGS })

function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError && error.field === 'file') return error.code ?? ''
    throw error
  }
  return 'accepted'
}

test.group('A media plan file', () => {
  test('gives its rows with the line that a spreadsheet shows', ({ assert }) => {
    const { rows, ignored } = readFile(workbook([[...HEADINGS, '备注'], [...ROW, 'x'], [], ROW]))
    assert.deepEqual(
      rows.map(({ line }) => line),
      [2, 4]
    )
    assert.deepEqual(ignored, ['备注'])
    assert.equal(rows[0].cells.channel.text, '东方卫视')
    assert.equal(rows[0].cells.seconds.number, 1800)
  })

  test('finds its columns by heading, in any order, in either language', ({ assert }) => {
    const { rows } = readFile(
      workbook([
        ['cost', 'DNIS', 'Product', 'Seconds', 'Time', 'DATE', ' channel '],
        [1, '400', 'p', 60, '10:00', '2026-11-20', 'c'],
      ])
    )
    assert.equal(rows[0].cells.channel.text, 'c')
    assert.equal(rows[0].cells.cost.number, 1)
  })

  test('is read from csv in UTF-8 with a mark and in GB 18030', ({ assert }) => {
    const text = `${HEADINGS.join(',')}\n东方卫视,2026-11-20,14:32,1800,hybhyy,4006105588,"36,000"\n`
    const marked = readFile(strToU8(`\uFEFF${text}`), 'plan.csv')
    assert.equal(marked.rows[0].cells.cost.text, '36,000')
    // 媒体,日期,时间,时长,商品,业务号码,费用 / 东方 … as a Chinese Excel saves them.
    const gb = Buffer.from(
      'c3bdcce52cc8d5c6da2ccab1bce42ccab1b3a42cc9ccc6b72cd2b5cef1bac5c2eb2cb7d1d3c30ab6abb7bd2c322c332c342c352c362c370a',
      'hex'
    )
    assert.equal(readFile(gb, 'plan.csv').rows[0].cells.channel.text, '东方')
  })

  test('marks formulas and what a spreadsheet would take for one', ({ assert }) => {
    const { rows } = readFile(
      workbook([HEADINGS, ['=cmd|1', '2026-11-20', '14:32', 1800, '@x', '400', 1]], (sheet) => {
        sheet.G2 = { t: 'n', v: 5, f: '2+3' }
      })
    )
    const { channel, product, cost, seconds } = rows[0].cells
    assert.isTrue(channel.formula && product.formula && cost.formula)
    assert.isFalse(seconds.formula)
  })

  test('is refused as a whole with its reason', ({ assert }) => {
    const good = workbook([HEADINGS, ROW])
    const many = Array.from({ length: MAX_SHEET_ROWS + 1 }, () => ROW)
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 })
    const cases: [string, Uint8Array, string?][] = [
      ['SHEET_EMPTY', new Uint8Array()],
      ['SHEET_TOO_BIG', new Uint8Array(MAX_SHEET_BYTES + 1)],
      ['SHEET_WRONG_TYPE', strToU8('%PDF-1.7 …'), 'plan.pdf'],
      ['SHEET_WRONG_TYPE', strToU8('MZ\0\0'), 'plan.csv'],
      ['SHEET_WRONG_TYPE', zipSync({ 'word/document.xml': strToU8('<w/>') })],
      ['SHEET_CORRUPT', good.slice(0, good.length - 300)],
      ['SHEET_CORRUPT', zipSync({ 'xl/workbook.xml': strToU8('not xml at all') })],
      ['SHEET_TOO_BIG_INSIDE', bomb],
      [
        'SHEET_HEADINGS_MISSING',
        workbook([
          ['媒体', '日期'],
          ['a', 'b'],
        ]),
      ],
      ['SHEET_HEADING_TWICE', workbook([[...HEADINGS, '频道'], ROW])],
      ['SHEET_NO_ROWS', workbook([HEADINGS])],
      ['SHEET_TOO_MANY_ROWS', workbook([HEADINGS, ...many])],
      [
        'SHEET_MERGED',
        workbook([HEADINGS, ROW, ROW], (sheet) => {
          sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
        }),
      ],
    ]
    for (const [code, bytes, name] of cases) {
      assert.equal(
        refusalOf(() => readFile(bytes, name)),
        code
      )
    }
  })

  test('of a sheet that claims millions of rows only what it holds is read', ({ assert }) => {
    const parts = unzipSync(workbook([HEADINGS, ROW]))
    const part = 'xl/worksheets/sheet1.xml'
    const far = '<row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row>'
    const xml = strFromU8(parts[part])
      .replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"')
      .replace('</sheetData>', `${far}</sheetData>`)
    const bytes = zipSync({ ...parts, [part]: strToU8(xml) })
    assert.lengthOf(readFile(bytes).rows, 1)
  })
})
