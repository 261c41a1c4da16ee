import { test } from '@japa/runner'
import { StateMachine, type StateTable } from '#core/state_machine'

type State = 'draft' | 'sent' | 'done' | 'lost'
type Event = 'send' | 'finish' | 'look'

const edge = (to: State | State[], permission: string | null = null) => ({
  to,
  permission,
  label: 'x',
})

function machine(table: StateTable<State, Event>, initial: State[] = ['draft']) {
  return new StateMachine<State, Event>({ name: 'letter', initial, table })
}

test.group('A state machine', () => {
  const whole = () =>
    machine({
      draft: { send: edge('sent', 'letters.send'), look: edge('draft') },
      sent: { finish: edge(['done', 'lost'], 'letters.finish') },
      done: {},
      lost: {},
    })

  test('knows its edges and nothing else', ({ assert }) => {
    const letter = whole()
    assert.equal(letter.edge('draft', 'send')?.to, 'sent')
    assert.isNull(letter.edge('draft', 'finish'))
    assert.isNull(letter.edge('done', 'send'))
    assert.deepEqual(letter.events('draft'), ['send', 'look'])
    assert.deepEqual(letter.targets(letter.edge('sent', 'finish')!), ['done', 'lost'])
    assert.deepEqual(letter.states, ['draft', 'sent', 'done', 'lost'])
  })

  test('is not loaded with an unknown target', ({ assert }) => {
    const table = {
      draft: { send: edge('burnt' as State) },
      sent: {},
      done: {},
      lost: {},
    }
    assert.throws(() => machine(table), 'letter: draft --send--> burnt: unknown target state')
  })

  test('is not loaded with a state that nothing leads to', ({ assert }) => {
    const table = {
      draft: { send: edge('sent') },
      sent: {},
      done: { look: edge('lost') },
      lost: {},
    }
    assert.throws(() => machine(table), 'letter: unreachable states: done, lost')
    assert.doesNotThrow(() => machine(table, ['draft', 'done']))
  })

  test('does not take names of the language for events', ({ assert }) => {
    assert.isNull(whole().edge('toString' as State, 'send'))
  })
})
