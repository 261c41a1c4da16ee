import fc from 'fast-check'
import { test } from '@japa/runner'
import { formatYuan, parseYuan } from '#core/money'

test.group('Money', () => {
  const readings: [string, number | null][] = [
    ['998', 99800],
    ['1,274.5', 127450],
    ['1，274.50', 127450],
    ['￥138.00', 13800],
    ['¥ 0.01', 1],
    [' 12 ', 1200],
    ['-3.20', -320],
    ['0', 0],
    ['-0', 0],
    ['999999999999.99', 99999999999999],
    ['', null],
    ['.5', null],
    ['1.234', null],
    ['1e3', null],
    ['12元', null],
    ['--1', null],
    ['9999999999999', null],
    ['１２', null],
    ['NaN', null],
    ['0x10', null],
  ]
  for (const [text, fen] of readings) {
    test(`reads ${JSON.stringify(text)} as ${fen}`, ({ assert }) => {
      assert.equal(parseYuan(text), fen)
    })
  }

  test('writes two decimals and separates thousands', ({ assert }) => {
    assert.equal(formatYuan(127400), '1,274.00')
    assert.equal(formatYuan(5), '0.05')
    assert.equal(formatYuan(-5), '-0.05')
    assert.equal(formatYuan(0), '0.00')
    assert.equal(formatYuan(100000000), '1,000,000.00')
  })

  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        (fen) => parseYuan(formatYuan(fen)) === fen
      )
    )
  })

  test('reads no text as anything but a whole number of fen', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const fen = parseYuan(text)
        return fen === null || Number.isSafeInteger(fen)
      })
    )
  })
})
