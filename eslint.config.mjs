// The lint rules of the house. The import table below is the one of lib/README.md: a room may import what its row names
// and nothing else; `types` are rooms of which only types may be imported.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const node = ['node:*'];

/** @type {Record<string, {rooms?: string[], files?: string[], types?: string[], packages: string[] | 'any'}>} */
const table = {
  'lib/contracts': { packages: ['zod'] },
  'lib/simulation': { types: ['contracts'], packages: ['pure-rand'] },
  'lib/aws': { rooms: ['contracts', 'simulation'], packages: ['yaml', 'zod'] },
  'lib/variants': { types: ['contracts'], packages: ['pure-rand'] },
  'lib/grading': { types: ['contracts'], rooms: ['simulation'], packages: [] },
  'lib/learning': { types: ['contracts'], packages: ['ts-fsrs'] },
  'lib/db': { packages: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'zod', ...node] },
  'lib/auth': {
    rooms: ['contracts', 'progress', 'db'],
    packages: ['next', 'next-auth', '@node-rs/argon2', 'uuid', 'zod', ...node],
  },
  'lib/questions': {
    rooms: ['contracts', 'variants', 'aws', 'simulation', 'grading', 'db'],
    packages: ['uuid', 'yaml', 'zod', ...node],
  },
  'lib/progress': { rooms: ['contracts', 'learning', 'grading', 'db'], packages: ['zod', ...node] },
  'lib/classes': { rooms: ['contracts', 'progress', 'db'], packages: ['uuid', 'zod', ...node] },
  'lib/receipts': {
    rooms: ['contracts', 'variants', 'aws', 'simulation', 'grading', 'questions', 'db'],
    packages: ['zod', ...node],
  },
  'lib/attempts': {
    rooms: [
      'contracts',
      'variants',
      'aws',
      'simulation',
      'grading',
      'learning',
      'db',
      'auth',
      'questions',
      'progress',
      'classes',
      'receipts',
    ],
    packages: ['zod'],
  },
  'lib/workers': {
    rooms: ['contracts', 'variants', 'aws', 'simulation', 'grading'],
    files: ['questions/read-draft-text', 'questions/run-variant', 'questions/to-scenario-sheet'],
    packages: ['yaml'],
  },
  'lib/commands': {
    rooms: [
      'contracts',
      'simulation',
      'aws',
      'variants',
      'grading',
      'learning',
      'db',
      'questions',
      'progress',
      'receipts',
      'attempts',
    ],
    packages: 'any',
  },
  'lib/launch': { rooms: ['db', 'auth', 'questions'], packages: node },
  components: { types: ['*'], packages: ['react', 'next', '@visx/scale', '@visx/shape', '@visx/axis', 'uuid'] },
  app: { rooms: ['*'], packages: 'any' },
};
const pureRooms = ['lib/simulation', 'lib/grading', 'lib/variants', 'lib/learning'];

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\*/g, '.*');

/** The rules of one row of the table, as patterns of forbidden module names. */
function importRules(folder, { rooms = [], files = [], types = [], packages }) {
  const own = folder.startsWith('lib/') ? [folder.slice(4)] : [];
  const libRoom = (names) => (names.includes('*') ? 'lib/' : `lib/(?:${names.map(escape).join('|') || '(?!)'})/`);
  const single = files.map((file) => `|lib/${escape(file)}$`).join('');
  const inside = folder === 'app' ? '|components/|app/' : folder === 'components' ? '|components/' : '';
  const other = `^@/(?!${libRoom([...own, ...rooms, ...types])}${single}${inside})`;
  const message = `${folder} may not import this: see the table in lib/README.md.`;
  const patterns = [
    { regex: '^\\.\\./', message: 'Write @/lib/room/file instead of ../' },
    { regex: other, message },
  ];
  if (types.length > 0) {
    // a pattern that allows types lets them pass all others too, so the two must not overlap
    const regex = `^@/${libRoom(types)}`;
    patterns.push({ regex, message: `${folder} may import only types from there.`, allowTypeImports: true });
  }
  if (packages !== 'any') {
    const allowed = packages.map((name) => `${escape(name)}(?:/.*)?$`).join('|');
    patterns.push({ regex: `^(?!@/|\\./${allowed && `|${allowed}`})`, message: `${folder} may not use this package.` });
  }
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

const allowedMath = ['sqrt', 'floor', 'ceil', 'round', 'min', 'max', 'abs', 'imul'];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.next',
      '.data',
      'lib/db/generated',
      'next-env.d.ts',
      'test-results',
      'tests/mutation/{.sandbox,report}',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    extends: [tseslint.configs.recommended],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': ['error', { allow: ['error'] }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  ...Object.entries(table).map(([folder, row]) => ({
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: importRules(folder, row),
  })),
  {
    files: pureRooms.map((room) => `${room}/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'process',
        'fetch',
        'performance',
        'crypto',
        'setTimeout',
        'globalThis',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness comes from a seed.' },
      ],
    },
  },
  {
    files: ['lib/simulation/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'BinaryExpression[operator="**"]', message: 'Engines differ in **; multiply.' },
        { selector: 'AssignmentExpression[operator="**="]', message: 'Engines differ in **; multiply.' },
        {
          selector: `MemberExpression[object.name="Math"]:not([property.name=/^(${allowedMath.join('|')})$/])`,
          message: `Engines differ in other Math functions; only ${allowedMath.join(' ')} agree bit for bit.`,
        },
      ],
    },
  },
  {
    files: ['lib/commands/**/*.ts', 'lib/launch/**/*.{mjs,ts}', 'tests/**/*', 'lib/db/embedded/**/*'],
    rules: { 'no-console': 'off' },
  },
);
