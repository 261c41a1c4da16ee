import { join } from 'node:path'
import { glob, readdir, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

type Texts = { [key: string]: string | Texts }

const folder = (locale: string) => join(app.languageFilesPath(), locale)

async function textsOf(locale: string, file: string): Promise<Map<string, string>> {
  const flat = new Map<string, string>()
  const walk = (texts: Texts, start: string) => {
    for (const [key, value] of Object.entries(texts)) {
      if (typeof value === 'string') flat.set(start + key, value)
      else walk(value, `${start}${key}.`)
    }
  }
  walk(JSON.parse(await readFile(join(folder(locale), file), 'utf8')) as Texts, '')
  return flat
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test.group('Texts', () => {
  test('every file is there in both languages', async ({ assert }) => {
    const [chinese, english] = await Promise.all([readdir(folder('zh-CN')), readdir(folder('en'))])
    assert.deepEqual(chinese.sort(), english.sort())
    assert.include(chinese, 'shared.json')
  })

  test('both languages have the same keys, none empty, with the same placeholders', async ({
    assert,
  }) => {
    for (const file of await readdir(folder('zh-CN'))) {
      const [chinese, english] = await Promise.all([textsOf('zh-CN', file), textsOf('en', file)])
      assert.deepEqual([...chinese.keys()].sort(), [...english.keys()].sort(), file)
      for (const [key, text] of chinese) {
        const other = english.get(key)!
        assert.isNotEmpty(text.trim(), `${file} ${key}`)
        assert.isNotEmpty(other.trim(), `${file} ${key}`)
        assert.deepEqual(placeholders(text), placeholders(other), `${file} ${key}`)
      }
    }
  })

  test('only simple placeholders: server and browser read them alike', async ({ assert }) => {
    for (const locale of ['zh-CN', 'en']) {
      for (const file of await readdir(folder(locale))) {
        for (const [key, text] of await textsOf(locale, file)) {
          assert.notMatch(text.replaceAll(/\{\w+\}/g, ''), /[{}]/, `${locale} ${file} ${key}`)
          assert.notMatch(text, /'\{/, `${locale} ${file} ${key}`)
        }
      }
    }
  })

  test('every key that a page or component names is there', async ({ assert }) => {
    const keys = new Set<string>()
    for (const file of await readdir(folder('zh-CN'))) {
      const area = file.replace('.json', '')
      for (const key of (await textsOf('zh-CN', file)).keys()) keys.add(`${area}.${key}`)
    }
    const areas = [...new Set([...keys].map((key) => key.split('.')[0]))].join('|')
    const named = new RegExp(`t\\(\\s*'((?:${areas})(?:\\.[\\w-]+)+)'`, 'g')
    const resources = app.makePath('resources')
    for await (const file of glob('**/*.{vue,ts}', { cwd: resources })) {
      const source = await readFile(join(resources, file), 'utf8')
      for (const [, key] of source.matchAll(named)) assert.isTrue(keys.has(key!), `${file}: ${key}`)
    }
  })
})
