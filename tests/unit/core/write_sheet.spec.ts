import { test } from '@japa/runner'
import { read, utils } from 'xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { sheetOfColumns } from '#core/sheet/sheet_columns'
import { MOST_SHEET_ROWS, RowWriter, SHEET_PART } from '#core/sheet/sheet_parts'
import { sheetPieces, writeSheet } from '#core/sheet/write_sheet'

function cellsOf(file: Buffer) {
  const book = read(file, { type: 'buffer' })
  const [name] = book.SheetNames
  return { name, rows: utils.sheet_to_json<unknown[]>(book.Sheets[name], { header: 1 }) }
}

test.group('A written sheet', () => {
  test('gives back its headings, texts, numbers and empty cells', async ({ assert }) => {
    const file = await writeSheet({
      title: '出库',
      headings: ['订单号', '金额', '备注'],
      rows: [
        ['2612010001', 199.5, null],
        ['2612010002', -3, '加急'],
      ],
      widths: [14, 10, 30],
      formats: [null, 'money', null],
    })
    assert.deepEqual(cellsOf(file), {
      name: '出库',
      rows: [
        ['订单号', '金额', '备注'],
        ['2612010001', 199.5],
        ['2612010002', -3, '加急'],
      ],
    })
  })

  test('keeps whatever somebody can type', async ({ assert }) => {
    const texts = [
      '<a & "b">',
      '=1+1',
      ' 前后空格 ',
      '第一行\n第二行',
      '😀',
      '_x000B_',
      '\u0000\u000b',
    ]
    const file = await writeSheet({ title: 'a', headings: null, rows: texts.map((one) => [one]) })
    const xml = strFromU8(unzipSync(file)[SHEET_PART])
    assert.include(xml, '_x005F_x000B_')
    assert.include(xml, '_x0000__x000B_')
    assert.notInclude(xml, '\u0000')
    assert.notInclude(xml, '<f>')
    assert.deepEqual(cellsOf(file).rows.slice(0, 5).flat(), texts.slice(0, 5))
  })

  test('has no row of headings when none are wanted', async ({ assert }) => {
    const columns = [{ heading: '订单号', width: 10, cell: (line: { no: string }) => line.no }]
    const sheet = sheetOfColumns({ title: 'a', columns, lines: [{ no: '1' }], headings: false })
    assert.deepEqual(cellsOf(await writeSheet(sheet)).rows, [['1']])
  })

  test('takes a title that Excel would refuse', async ({ assert }) => {
    const file = await writeSheet({
      title: '十二月/上旬[全部]'.repeat(5),
      headings: null,
      rows: [],
    })
    assert.equal(
      cellsOf(file).name,
      '十二月/上旬[全部]'
        .replaceAll(/[[\]/]/g, '-')
        .repeat(5)
        .slice(0, 31)
    )
  })

  test('is written while its rows come', async ({ assert }) => {
    let given = 0
    async function* rows() {
      for (; given < 20_000; given++) yield [`行 ${given}`, given, Math.sin(given).toString()]
    }
    const before: number[] = []
    let bytes = 0
    for await (const piece of sheetPieces({ title: 'a', headings: null, rows: rows() })) {
      before.push(given)
      bytes += piece.length
    }
    assert.isAbove(bytes, 200_000)
    assert.isBelow(
      before.find((count) => count > 0)!,
      20_000
    )
  })

  test('refuses more rows than Excel opens', ({ assert }) => {
    const writer = new RowWriter()
    for (let row = 0; row < MOST_SHEET_ROWS; row++) writer.row([])
    assert.throws(() => writer.row([]), /1048576/)
  })
})
