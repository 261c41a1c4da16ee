import { test } from '@japa/runner'
import {
  inverted,
  isSelected,
  NOTHING_SELECTED,
  selectedCount,
  toggled,
} from '../../../resources/components/shared/columns.js'

test.group('Selection of rows', () => {
  test('some rows, added and taken away', ({ assert }) => {
    const two = toggled(toggled(NOTHING_SELECTED, [1, 2, 3], true), [2], false)
    assert.deepEqual(
      [1, 2, 3].map((key) => isSelected(two, key)),
      [true, false, true]
    )
    assert.equal(selectedCount(two, 1284), 2)
  })

  test('all of every page except some, without knowing their keys', ({ assert }) => {
    const rest = toggled({ all: true, keys: [] }, [7], false)
    assert.isFalse(isSelected(rest, 7))
    assert.isTrue(isSelected(rest, 99_999))
    assert.equal(selectedCount(rest, 1284), 1283)
    assert.equal(selectedCount(toggled(rest, [7], true), 1284), 1284)
  })

  test('inverting twice is nothing, once is the others', ({ assert }) => {
    const some = toggled(NOTHING_SELECTED, [1, 2], true)
    assert.equal(selectedCount(inverted(some), 10), 8)
    assert.isFalse(isSelected(inverted(some), 1))
    assert.deepEqual(inverted(inverted(some)), some)
  })
})
