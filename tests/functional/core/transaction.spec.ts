import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { afterCommit, currentTransaction, inTransaction } from '#core/transaction'

const TABLE = 'transaction_spec_rows'

const values = async (): Promise<Record<number, number>> => {
  const rows = await db.from(TABLE).orderBy('id')
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]))
}

/** Opens when every one of so many has come. */
function gate(count: number) {
  let open = () => {}
  const all = new Promise<void>((resolve) => (open = resolve))
  let missing = count
  return async () => {
    missing -= 1
    if (missing === 0) open()
    await all
  }
}

// On tables of its own and real commits: a transaction around the tests would hide what is tested.
test.group('A transaction', (group) => {
  group.setup(async () => {
    await db.rawQuery(
      `create table if not exists ${TABLE} (id int primary key, value int not null)`
    )
    return async () => {
      await db.rawQuery(`drop table ${TABLE}`)
    }
  })
  group.each.setup(async () => {
    await db.from(TABLE).delete()
    await db.table(TABLE).multiInsert([
      { id: 1, value: 0 },
      { id: 2, value: 0 },
    ])
  })

  const add = (id: number) =>
    (currentTransaction() ?? db).from(TABLE).where('id', id).increment('value')

  test('commits as a whole or not at all', async ({ assert }) => {
    await inTransaction(async () => {
      await add(1)
      await add(2)
    })
    assert.deepEqual(await values(), { 1: 1, 2: 1 })
    await assert.rejects(
      () =>
        inTransaction(async () => {
          await add(1)
          throw new Error('refused')
        }),
      'refused'
    )
    assert.deepEqual(await values(), { 1: 1, 2: 1 })
  })

  test('takes in the work that is done within it', async ({ assert }) => {
    await assert.rejects(() =>
      inTransaction(async (outer) => {
        await inTransaction(async (inner) => {
          assert.equal(inner, outer)
          await add(1)
        })
        throw new Error('refused')
      })
    )
    assert.deepEqual(await values(), { 1: 0, 2: 0 })
  })

  test('survives a deadlock: both sides are done, once', async ({ assert }) => {
    const bothHoldOne = gate(2)
    const attempts = { first: 0, second: 0 }
    const work = (name: 'first' | 'second', own: number, other: number) =>
      inTransaction(async () => {
        attempts[name] += 1
        await add(own)
        if (attempts[name] === 1) await bothHoldOne()
        await add(other)
        afterCommit(() => committed.push(name))
      })
    const committed: string[] = []
    await Promise.all([work('first', 1, 2), work('second', 2, 1)])
    assert.deepEqual(await values(), { 1: 2, 2: 2 })
    assert.equal(attempts.first + attempts.second, 3)
    assert.sameMembers(committed, ['first', 'second'])
  })

  test('gives up after the attempts it was given', async ({ assert }) => {
    let attempts = 0
    await assert.rejects(() =>
      inTransaction(
        async () => {
          attempts += 1
          throw Object.assign(new Error('lock wait timeout'), { errno: 1205 })
        },
        { attempts: 3 }
      )
    )
    assert.equal(attempts, 3)
  })

  test('tries nothing again that is no collision', async ({ assert }) => {
    let attempts = 0
    await assert.rejects(() =>
      inTransaction(async (trx) => {
        attempts += 1
        await trx.table(TABLE).insert({ id: 1, value: 0 })
      })
    )
    assert.equal(attempts, 1)
  })

  test('sees what others committed while it waited for a lock', async ({ assert }) => {
    const seen = await inTransaction(async (trx) => {
      await trx.from(TABLE).where('id', 2).first()
      await db.from(TABLE).where('id', 1).update({ value: 7 })
      const row = await trx.from(TABLE).where('id', 1).first()
      return row.value
    })
    assert.equal(seen, 7)
  })
})

test.group('What happens after a commit', () => {
  test('waits for the outermost one and keeps its order', async ({ assert }) => {
    const happened: string[] = []
    await inTransaction(async () => {
      afterCommit(() => happened.push('first'))
      await inTransaction(async () => {
        afterCommit(async () => {
          await Promise.resolve()
          happened.push('second')
        })
      })
      afterCommit(() => happened.push('third'))
      assert.deepEqual(happened, [])
    })
    assert.deepEqual(happened, ['first', 'second', 'third'])
  })

  test('does not happen after a roll-back', async ({ assert }) => {
    const happened: string[] = []
    await assert.rejects(() =>
      inTransaction(async () => {
        afterCommit(() => happened.push('never'))
        throw new Error('refused')
      })
    )
    assert.deepEqual(happened, [])
  })

  test('happens at once without a transaction', ({ assert }) => {
    const happened: string[] = []
    afterCommit(() => happened.push('now'))
    assert.deepEqual(happened, ['now'])
  })

  test('does not undo the commit by failing, nor stop what comes after', async ({ assert }) => {
    const happened: string[] = []
    const result = await inTransaction(async () => {
      afterCommit(() => {
        throw new Error('the listener is broken')
      })
      afterCommit(() => happened.push('still'))
      return 'done'
    })
    assert.equal(result, 'done')
    assert.deepEqual(happened, ['still'])
  })

  test('may open a transaction of its own', async ({ assert }) => {
    let own: unknown = null
    await inTransaction(async (trx) => {
      afterCommit(() =>
        inTransaction(async (next) => {
          own = next !== trx && !next.isCompleted
        })
      )
    })
    assert.isTrue(own)
  })
})
