-- What the post collects for the agency from who takes the result, besides its own price: fees and
-- charges that are due on delivery, in đồng, as they stood when the parcel was handed over.
alter table post.consignment add column collect bigint not null default 0 check (collect >= 0);
alter table post.simulated_parcel add column collect bigint not null default 0;
