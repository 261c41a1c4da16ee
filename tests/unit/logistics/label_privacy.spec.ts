import fc from 'fast-check'
import { test } from '@japa/runner'
import { maskAddress, maskName, maskNumber, maskNumbersIn } from '#app/logistics/label_privacy'

test.group('What a waybill hides (GB/T 41833-2022)', () => {
  test('of a name, all but the family name')
    .with([
      ['张桂芳', '张**'],
      ['张芳', '张*'],
      ['王', '*'],
      ['John Smith', 'J***'],
      ['  ', ''],
    ])
    .run(({ assert }, [name, masked]) => {
      assert.equal(maskName(name), masked)
    })

  test('of a number, six digits or more')
    .with([
      ['13853107264', '1******7264'],
      ['053188912280', '0531-******80'],
      ['02062345678', '020-******78'],
      ['06312345678', '0631-******8'],
      ['95588', '******'],
      ['4006105588', '******5588'],
    ])
    .run(({ assert }, [number, masked]) => {
      assert.equal(maskNumber(number), masked)
    })

  test('any number of digits loses at least six of them, or all').run(({ assert }) => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,13}$/), (number) => {
        const kept = maskNumber(number).replaceAll(/\D/g, '').length
        assert.isAtMost(kept, Math.max(0, number.length - 6))
      })
    )
  })

  test('of an address, unit and room and what follows')
    .with([
      ['无影山中路 50 号 3 单元 202', '无影山中路 50 号****'],
      ['经十路28999号12号楼1801室', '经十路28999号12号楼****'],
      ['朝阳新城A3-1201', '朝阳新城****'],
      ['金都花园B座1203', '金都花园B座****'],
      ['阳光花园15栋2门301', '阳光花园15栋****'],
      ['人民路12号三单元五层', '人民路12号****'],
      ['天山路1900弄6号楼302', '天山路1900弄6号楼****'],
      ['解放路3楼', '解放路****'],
      ['50号202', '50号****'],
    ])
    .run(({ assert }, [address, masked]) => {
      assert.equal(maskAddress(address), masked)
    })

  test('a street and a building stay as they are')
    .with([
      '经十路 28999 号 · 12 号楼',
      '解放路88-2号',
      '王家村3组12号',
      '济南大学2号门卫室',
      '1958文创园',
      '',
    ])
    .run(({ assert }, address) => {
      assert.equal(maskAddress(address), address)
    })

  test('whatever the building, a named room never stays', ({ assert }) => {
    const room = fc.record({
      street: fc.constantFrom('经十路', '无影山中路', '人民东路', '世纪大道'),
      house: fc.integer({ min: 1, max: 9999 }),
      building: fc.constantFrom('', '3号楼', ' 12 栋', 'B座', '5幢'),
      unit: fc.constantFrom('', '2单元', ' 3 单元', '二单元'),
      room: fc.integer({ min: 101, max: 3999 }),
      end: fc.constantFrom('室', '号房', ' 户', ''),
    })
    fc.assert(
      fc.property(room, (part) => {
        const before = `${part.street}${part.house}号${part.building}${part.unit}`
        const masked = maskAddress(`${before} ${part.room}${part.end}`)
        assert.notMatch(masked.slice(part.street.length), new RegExp(`\\s${part.room}`))
        assert.notInclude(masked, '单元')
        assert.isTrue(masked.startsWith(`${part.street}${part.house}号`))
      })
    )
  })

  test('a telephone in a delivery request is hidden, a time is not', ({ assert }) => {
    assert.equal(maskNumbersIn('送前打 138 5310 7264，18点后'), '送前打 1******7264，18点后')
    assert.equal(maskNumbersIn('周六 18:30 前，2 件'), '周六 18:30 前，2 件')
  })
})
