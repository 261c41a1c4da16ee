import fc from 'fast-check'
import { test } from '@japa/runner'
import { areaCodeOf, groupPhone, maskPhone, parsePhone } from '#core/phone'

test.group('A telephone number', () => {
  const readings: [string, string | null][] = [
    ['13853107264', '13853107264'],
    ['+86 138-5310-7264', '13853107264'],
    ['008613853107264', '13853107264'],
    ['013853107264', '13853107264'],
    ['(0531) 8891 2280', '053188912280'],
    ['0531－88912280', '053188912280'],
    ['010-65551234', '01065551234'],
    ['+86 21 6555 1234', '02165551234'],
    ['12853107264', null],
    ['1385310726', null],
    ['138531072645', null],
    ['8891 2280', null],
    ['0531-18912280', null],
    ['4008123456', null],
    ['', null],
    ['anonymous', null],
    ['13853107264; DROP TABLE', null],
  ]
  for (const [text, number] of readings) {
    test(`${JSON.stringify(text)} is ${number ?? 'none'}`, ({ assert }) => {
      assert.equal(parsePhone(text)?.number ?? null, number)
    })
  }

  test('is a mobile or a landline with its area code', ({ assert }) => {
    assert.equal(parsePhone('13853107264')?.kind, 'mobile')
    assert.equal(parsePhone('053188912280')?.kind, 'landline')
    assert.equal(areaCodeOf('053188912280'), '0531')
    assert.equal(areaCodeOf('01065551234'), '010')
    assert.equal(areaCodeOf('02165551234'), '021')
    assert.isNull(areaCodeOf('13853107264'))
  })

  test('is masked for lists and grouped for reading aloud', ({ assert }) => {
    assert.equal(maskPhone('13853107264'), '138****7264')
    assert.equal(maskPhone('053188912280'), '0531-****2280')
    assert.equal(maskPhone('8001'), '****')
    assert.equal(maskPhone('00447700900123'), '****0123')
    assert.equal(groupPhone('13853107264'), '138 5310 7264')
    assert.equal(groupPhone('053188912280'), '0531-8891 2280')
    assert.equal(groupPhone('8001'), '8001')
  })

  test('masked hides at least four digits of a long number', () => {
    const digits = fc.stringMatching(/^\d{0,15}$/)
    fc.assert(
      fc.property(
        digits,
        (number) =>
          number.length < 8 || maskPhone(number).replaceAll(/\D/g, '').length <= number.length - 4
      )
    )
  })

  test('read once is read the same again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+86)?0?1[3-9]\d{9}$/), (text) => {
        const first = parsePhone(text)
        return first === null || parsePhone(first.number)?.number === first.number
      })
    )
  })
})
