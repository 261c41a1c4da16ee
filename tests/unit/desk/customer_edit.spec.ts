import { test } from '@japa/runner'
import {
  changesOf,
  differences,
  isEdited,
  rebased,
  type CustomerEdit,
  type CustomerFields,
} from '../../../resources/composables/desk_customer_edit.js'

const YEAR = 2026

const began: CustomerFields = {
  name: '马建华',
  gender: 'male',
  age: 62,
  secondPhone: '139****0432',
  regionId: 12,
  address: '文化东路 88 号',
  endUserName: '',
  endUserSchool: '',
  remark: '',
}

function given(fields: Partial<CustomerFields>): CustomerEdit {
  return { customerId: 1, version: 3, began, fields: { ...began, ...fields } }
}

test.group('A customer’s file on the desk', () => {
  test('what nobody touched is not sent where it may not be known whole', ({ assert }) => {
    const untouched = changesOf(given({ remark: ' 下午 ' }), YEAR)
    assert.notProperty(untouched, 'secondPhone')
    assert.notProperty(untouched, 'birthYear')
    assert.equal(untouched.remark, '下午')
    const touched = changesOf(given({ age: 60, secondPhone: ' ' }), YEAR)
    assert.containSubset(touched, { birthYear: 1966, secondPhone: null })
    assert.isFalse(isEdited(given({})))
    assert.isTrue(isEdited(given({ age: null })))
  })

  test('somebody else’s change and the own one to another field go together', ({ assert }) => {
    const edit = given({ endUserName: '马小明', remark: '我的' })
    // The server names every field that the edit would change; the end user is changed here alone.
    const stale = { version: 4, changed: { endUserName: null, remark: '他们的', birthYear: 1966 } }
    assert.deepEqual(differences(edit, stale, YEAR), [
      { field: 'remark', theirs: '他们的', mine: '我的' },
      { field: 'age', theirs: 60, mine: 62 },
    ])
    const theirs = rebased(edit, stale, { theirs: true, year: YEAR })
    assert.containSubset(theirs.fields, { endUserName: '马小明', remark: '他们的', age: 60 })
    assert.equal(theirs.version, 4)
    const mine = rebased(edit, stale, { theirs: false, year: YEAR })
    assert.deepEqual(mine.fields, edit.fields)
    assert.equal(mine.began.remark, '他们的')
    assert.deepEqual(differences(mine, stale, YEAR), [])
  })
})
