import { defineConfig } from '@adonisjs/static'

export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  // The name of a built file holds a digest of what is in it: a browser need never ask for it again.
  headers: (path) =>
    /[\\/]assets[\\/]/.test(path)
      ? { 'cache-control': 'public, max-age=31536000, immutable' }
      : { 'cache-control': 'public, max-age=0' },
})
