import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  interface Session {
    learnerId?: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    learnerId?: string;
  }
}
