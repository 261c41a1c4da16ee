import { test } from '@japa/runner'
import { classOf, pointsForLines } from '#app/customers/classes'

const RULES = { aFrom: 5000, bFrom: 1000, dFrom: -300 }
const NOW = new Date('2026-11-20T04:00:00Z')

test.group("A customer's class", () => {
  const cases: [number, string][] = [
    [5000, 'A'],
    [4999, 'B'],
    [1000, 'B'],
    [999, 'C'],
    [0, 'C'],
    [-299, 'C'],
    [-300, 'D'],
  ]
  for (const [points, customerClass] of cases) {
    test(`${points} points are class ${customerClass}`, ({ assert }) => {
      assert.equal(classOf(points, RULES, null, NOW), customerClass)
    })
  }

  test('a class set by hand holds until its end', ({ assert }) => {
    const until = new Date(NOW.getTime() + 1)
    assert.equal(classOf(9000, RULES, { customerClass: 'D', until: null }, NOW), 'D')
    assert.equal(classOf(9000, RULES, { customerClass: 'D', until }, NOW), 'D')
    assert.equal(classOf(9000, RULES, { customerClass: 'D', until: NOW }, NOW), 'A')
  })
})

test.group('Points of a delivered order', () => {
  const line = {
    unitPriceFen: 39_850,
    quantity: 2,
    sellingMethod: 'direct' as const,
    isTrial: false,
  }

  test('are whole yuan of what is no gift and no trial', ({ assert }) => {
    const lines = [
      line,
      { ...line, sellingMethod: 'gift' as const },
      { ...line, isTrial: true },
      { ...line, unitPriceFen: 99, quantity: 1, sellingMethod: 'cross_sell' as const },
    ]
    assert.equal(pointsForLines(lines, 1), 797)
    assert.equal(pointsForLines(lines, 2), 1595)
    assert.equal(pointsForLines([], 1), 0)
  })
})
