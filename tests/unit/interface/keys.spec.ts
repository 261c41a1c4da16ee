import { join } from 'node:path'
import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { keyName } from '../../../resources/composables/keys.js'

const press = (event: Partial<KeyboardEvent>) => keyName(event as KeyboardEvent)

test.group('Names of keys', () => {
  const cases = [
    { event: { key: '1', code: 'Digit1', ctrlKey: true, altKey: true }, name: 'Ctrl+Alt+1' },
    { event: { key: '¡', code: 'Digit1', ctrlKey: true, altKey: true }, name: 'Ctrl+Alt+1' },
    { event: { key: 'å', code: 'KeyA', altKey: true }, name: 'Alt+A' },
    { event: { key: 'k', code: 'KeyK', ctrlKey: true }, name: 'Ctrl+K' },
    { event: { key: 'Escape', code: 'Escape' }, name: 'Esc' },
    { event: { key: 'a', code: 'KeyA' }, name: 'A' },
    { event: { key: 'a', code: 'KeyA', isComposing: true }, name: null },
  ]
  for (const { event, name } of cases) {
    test(`${JSON.stringify(event)} is ${name}`, ({ assert }) => {
      assert.equal(press(event), name)
    })
  }

  test('nothing listens to what browsers keep: Alt or Ctrl with a digit change their tabs', async ({
    assert,
  }) => {
    const folder = app.makePath('resources')
    for await (const file of glob('**/*.{vue,ts}', { cwd: folder })) {
      const source = await readFile(join(folder, file), 'utf8')
      const kept = /(?<![+\w])(?:Alt|Ctrl)\+(?:\d|\$\{)/.exec(source)
      assert.isNull(kept, `${file}: ${kept?.[0]}`)
    }
  })
})
