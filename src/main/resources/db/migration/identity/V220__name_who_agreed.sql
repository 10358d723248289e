alter table identity.oauth_authorization add column principal text not null default '';
comment on column identity.oauth_authorization.principal is 'person id of the official who agreed, or client id of a program';
create index oauth_authorization_principal on identity.oauth_authorization (principal);
