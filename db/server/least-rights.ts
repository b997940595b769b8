// On the embedded database the product works as a role of its own, which changes rows and nothing else: a hole in a statement of ours
// is then no way to the machine's files and programs, as it is for the owner, a superuser.
import { createHmac } from "node:crypto";
import postgres from "postgres";

const role = "rehearse_product";

/** The address for the product. Makes the role and gives it its rights, each time: folders from before heal, and new tables are seen. */
export async function openForProduct(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = createHmac("sha256", url.password).update(role).digest("hex");
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await owner.unsafe(rights(url.pathname.slice(1), password)).simple();
  } finally {
    await owner.end({ timeout: 1 });
  }
  return Object.assign(url, { username: role, password }).href;
}

/** Nothing of it is anybody's text: a name of ours, and hexadecimal digits. */
function rights(database: string, password: string): string {
  return `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if;
    end $$;
    alter role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}';
    revoke all on database ${database}, postgres, template1 from public;
    grant connect on database ${database} to ${role};
    revoke create on schema public from public;
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage on all sequences in schema public to ${role};`;
}
