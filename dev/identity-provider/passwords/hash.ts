import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { takeHashingSlot } from './hashing-slots.ts'

/** Hashes a password with scrypt (RFC 7914). The result contains cost and salt, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return write(cost, salt, key)
}

/**
 * Whether the password matches the hash. Without a hash (there is no account) it takes the same time and returns
 * false.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { cost, salt, key } = parse(hash ?? placeholderHash)
  const derived = await derive(password, salt, cost)
  return timingSafeEqual(derived, key) && hash !== undefined
}

/** A hash takes 32 MiB and about 0.1 s. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyBytes = 32
const placeholderHash = write(cost, randomBytes(16), randomBytes(keyBytes))

async function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const release = await takeHashingSlot()
  try {
    return await new Promise((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (fault, key) =>
        fault ? reject(fault) : resolve(key),
      )
    })
  } finally {
    release()
  }
}

function write({ N, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

function parse(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [, N, r, p, salt = '', key = ''] = hash.split('$')
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

type Cost = { N: number; r: number; p: number }
